//! Text of a path, a query, a header or a cookie -> values.

use std::borrow::Cow;
use std::cell::Cell;

use super::super::json::{Decoded, Field, Input, Json, Refused, Untyped, Word};
use super::super::violation::Violations;
use super::codec::Codec;
use super::percent::{decode, decode_query};

/// The pairs of a query, their names decoded.
#[derive(Clone, Debug, Default)]
pub struct Query(Pairs);

/// The pairs of the `Cookie` headers.
#[derive(Clone, Debug, Default)]
pub struct Cookies(Pairs);

type Pairs = Vec<(String, String)>;

impl Query {
    /// Takes the text behind the question mark apart.
    pub fn parse(text: &str) -> Self {
        let pairs = text.split('&').filter(|pair| !pair.is_empty());
        Self(pairs.map(|pair| named(pair, decode_query)).collect())
    }

    /// Reads a parameter; `None` if it is not there.
    pub fn read<T: Json>(&self, codec: Codec, name: &str) -> Option<Result<T, Violations>> {
        Parameter::of_pairs(codec, name, &self.0, decode_query).read()
    }
}

impl Cookies {
    /// Takes the value of a `Cookie` header apart.
    pub fn parse(text: &str) -> Self {
        let pairs = text
            .split(';')
            .map(str::trim)
            .filter(|pair| !pair.is_empty());
        Self(pairs.map(|pair| named(pair, decode)).collect())
    }

    /// Reads a parameter; `None` if it is not there.
    pub fn read<T: Json>(&self, codec: Codec, name: &str) -> Option<Result<T, Violations>> {
        Parameter::of_pairs(codec, name, &self.0, decode).read()
    }
}

type Decode = fn(&str) -> Result<Cow<'_, str>, String>;

fn named(pair: &str, decode: Decode) -> (String, String) {
    let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
    let name = decode(name).map_or_else(|_| name.to_owned(), Cow::into_owned);
    (name, value.to_owned())
}

/// The text of one parameter, not decoded yet.
pub struct Parameter<'a> {
    codec: Codec,
    name: &'a str,
    /// The values under the name of the parameter.
    texts: Vec<&'a str>,
    /// All pairs, where members of an object may be among them.
    pairs: &'a [(String, String)],
    decode: Decode,
    /// Whether it was asked for and found to be absent.
    absent: Cell<bool>,
}

impl<'a> Parameter<'a> {
    /// A parameter in the path.
    pub fn of_path(codec: Codec, name: &'a str, text: &'a str) -> Self {
        Self::of_text(codec, name, text, decode)
    }

    /// A parameter in a header, whose text is not percent-encoded.
    pub fn of_header(codec: Codec, name: &'a str, text: &'a str) -> Self {
        Self::of_text(codec, name, text, |text| Ok(Cow::Borrowed(text)))
    }

    fn of_text(codec: Codec, name: &'a str, text: &'a str, decode: Decode) -> Self {
        Self {
            codec,
            name,
            texts: vec![text],
            pairs: &[],
            decode,
            absent: Cell::new(false),
        }
    }

    fn of_pairs(
        codec: Codec,
        name: &'a str,
        pairs: &'a [(String, String)],
        decode: Decode,
    ) -> Self {
        let found = pairs.iter().filter(|(found, _)| found == name);
        Self {
            codec,
            name,
            texts: found.map(|(_, text)| text.as_str()).collect(),
            pairs,
            decode,
            absent: Cell::new(false),
        }
    }

    /// Reads the value; `None` if the parameter is not there.
    pub fn read<T: Json>(&self) -> Option<Result<T, Violations>> {
        let read: Decoded<T> = match self.codec {
            Codec::Json => match self.first() {
                Ok(text) => return Some(read_json(&text)),
                Err(message) => Err(refused(message)),
            },
            _ => T::decode(Input::untyped(self)),
        };
        if self.absent.get() {
            return None;
        }
        Some(read.map_err(|refused| match refused {
            Refused::Violations(violations) => violations,
            Refused::Broken => Violations::default(),
        }))
    }

    /// The only text under the name.
    fn first(&self) -> Result<Cow<'a, str>, String> {
        match self.texts.as_slice() {
            [] => {
                self.absent.set(true);
                Err("is missing".to_owned())
            }
            [text] => (self.decode)(self.stripped(text)),
            _ => Err("is there more than once".to_owned()),
        }
    }

    /// The text without what the style puts before it.
    fn stripped(&self, text: &'a str) -> &'a str {
        match self.codec {
            Codec::Label { .. } => text.strip_prefix('.').unwrap_or(text),
            Codec::Matrix { .. } => {
                let text = text.strip_prefix(';').unwrap_or(text);
                let value = text
                    .strip_prefix(self.name)
                    .and_then(|text| text.strip_prefix('='));
                value.unwrap_or(text)
            }
            _ => text,
        }
    }

    fn pieces(&self) -> Result<Vec<&'a str>, String> {
        if self.codec == Codec::FORM || self.codec == Codec::DeepObject {
            if self.texts.is_empty() {
                self.absent.set(true);
            }
            return Ok(self.texts.clone());
        }
        let [text] = self.texts.as_slice() else {
            // What is not exploded is there once, or not at all.
            self.absent.set(self.texts.is_empty());
            return Err("is there more than once".to_owned());
        };
        if let Codec::Matrix { explode: true } = self.codec {
            let items = text.split(';').filter(|item| !item.is_empty());
            return Ok(items.map(|item| self.stripped(item)).collect());
        }
        let text = self.stripped(text);
        Ok(match self.codec {
            _ if text.is_empty() => Vec::new(),
            Codec::SpaceDelimited => text.split("%20").collect(),
            Codec::PipeDelimited if text.contains('|') => text.split('|').collect(),
            Codec::PipeDelimited => text.split("%7C").collect(),
            Codec::Label { explode: true } => text.split('.').collect(),
            _ => text.split(',').collect(),
        })
    }

    /// The members of an object whose names stand beside their values.
    fn exploded_members(&self) -> Result<Vec<Field<'a>>, String> {
        let Some(text) = self.texts.first() else {
            return Ok(Vec::new());
        };
        let separator = match self.codec {
            Codec::Matrix { .. } => ';',
            Codec::Label { .. } => '.',
            _ => ',',
        };
        let text = text.trim_start_matches([';', '.']);
        let pairs = text.split(separator).filter(|pair| !pair.is_empty());
        pairs
            .map(|pair| {
                let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
                let name = (self.decode)(name)?.into_owned();
                Ok((name, word((self.decode)(value)?)))
            })
            .collect()
    }

    /// The members of an object that is written as a list of names and values.
    fn listed_members(&self) -> Result<Vec<Field<'a>>, String> {
        let pieces = self.pieces()?;
        if pieces.len() % 2 != 0 {
            return Err("must be a list of names and values".to_owned());
        }
        pieces
            .chunks(2)
            .map(|pair| {
                let name = (self.decode)(pair[0])?.into_owned();
                Ok((name, word((self.decode)(pair[1])?)))
            })
            .collect()
    }

    /// `name[k]=v`, grouped by `k`.
    fn deep_members(&self) -> Result<Vec<Field<'a>>, String> {
        let prefix = format!("{}[", self.name);
        let mut groups: Vec<(String, Pairs)> = Vec::new();
        for (name, text) in self.pairs {
            let Some((key, rest)) = name
                .strip_prefix(&prefix)
                .and_then(|rest| rest.split_once(']'))
            else {
                continue;
            };
            let pair = (format!("{key}{rest}"), text.clone());
            match groups.iter_mut().find(|(found, _)| found == key) {
                Some((_, pairs)) => pairs.push(pair),
                None => groups.push((key.to_owned(), vec![pair])),
            }
        }
        if groups.is_empty() {
            self.absent.set(true);
        }
        let decode = self.decode;
        let fields = groups.into_iter().map(|(name, pairs)| {
            let deep: Box<dyn Untyped> = Box::new(Deep {
                name: name.clone(),
                pairs,
                decode,
            });
            (name, deep)
        });
        Ok(fields.collect())
    }
}

impl Untyped for Parameter<'_> {
    fn text(&self) -> Result<Cow<'_, str>, String> {
        self.first()
    }

    fn elements(&self) -> Result<Vec<Cow<'_, str>>, String> {
        let pieces = self.pieces()?;
        pieces.into_iter().map(self.decode).collect()
    }

    fn members(&self) -> Result<Vec<Field<'_>>, String> {
        match self.codec {
            Codec::DeepObject => self.deep_members(),
            Codec::Form { explode: true } => {
                self.absent.set(self.pairs.is_empty());
                let pairs = self.pairs.iter();
                pairs
                    .map(|(name, text)| Ok((name.clone(), word((self.decode)(text)?))))
                    .collect()
            }
            Codec::Simple { explode: true }
            | Codec::Label { explode: true }
            | Codec::Matrix { explode: true } => self.exploded_members(),
            _ => self.listed_members(),
        }
    }
}

/// A member of a deep object, which may be an object itself.
struct Deep {
    name: String,
    pairs: Pairs,
    decode: Decode,
}

impl Deep {
    fn parameter(&self) -> Parameter<'_> {
        Parameter::of_pairs(Codec::DeepObject, &self.name, &self.pairs, self.decode)
    }
}

impl Untyped for Deep {
    fn text(&self) -> Result<Cow<'_, str>, String> {
        self.parameter()
            .first()
            .map(|text| Cow::Owned(text.into_owned()))
    }

    fn elements(&self) -> Result<Vec<Cow<'_, str>>, String> {
        let parameter = self.parameter();
        let texts = parameter.texts.iter();
        texts
            .map(|text| (self.decode)(text).map(|text| Cow::Owned(text.into_owned())))
            .collect()
    }

    fn members(&self) -> Result<Vec<Field<'_>>, String> {
        self.parameter().deep_members().map(|fields| {
            let own = |(name, _): Field<'_>| {
                let pairs = deep_pairs(&self.name, &name, &self.pairs);
                let deep: Box<dyn Untyped> = Box::new(Deep {
                    name: name.clone(),
                    pairs,
                    decode: self.decode,
                });
                (name, deep)
            };
            fields.into_iter().map(own).collect()
        })
    }
}

/// The pairs below one member of a deep object, as seen from that member.
fn deep_pairs(parent: &str, member: &str, pairs: &Pairs) -> Pairs {
    let prefix = format!("{parent}[{member}]");
    let below = pairs.iter().filter_map(|(name, text)| {
        let rest = name.strip_prefix(&prefix)?;
        Some((format!("{member}{rest}"), text.clone()))
    });
    below.collect()
}

fn word(text: Cow<'_, str>) -> Box<dyn Untyped + '_> {
    Box::new(Word(text))
}

fn read_json<T: Json>(text: &str) -> Result<T, Violations> {
    super::super::json::from_str(text).map_err(|error| match error {
        super::super::json::Error::Violations(violations) => violations,
        syntax => super::super::violation::Violation::new("type", format!("{syntax}")).into(),
    })
}

fn refused(message: String) -> Refused {
    Refused::new(super::super::violation::Violation::new("type", message))
}
