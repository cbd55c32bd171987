//! Types that hold other types.

use super::super::Map;
use super::Json;
use super::error::Decoded;
use super::input::{Input, Shape};
use super::output::Output;

impl<T: Json> Json for Option<T> {
    fn encode(&self, output: Output<'_>) {
        match self {
            Some(value) => value.encode(output),
            None => output.null(),
        }
    }

    fn decode(input: Input<'_>) -> Decoded<Self> {
        match input.0 {
            Shape::Null => Ok(None),
            _ => T::decode(input).map(Some),
        }
    }

    fn reads_literals() -> bool {
        T::reads_literals()
    }
}

impl<T: Json> Json for Box<T> {
    fn encode(&self, output: Output<'_>) {
        T::encode(self, output);
    }

    fn decode(input: Input<'_>) -> Decoded<Self> {
        T::decode(input).map(Self::new)
    }

    fn reads_literals() -> bool {
        T::reads_literals()
    }
}

impl<T: Json> Json for Vec<T> {
    fn encode(&self, output: Output<'_>) {
        output.array(self);
    }

    fn decode(input: Input<'_>) -> Decoded<Self> {
        input.array()?.read_all()
    }
}

impl<T: Json> Json for Map<T> {
    fn encode(&self, output: Output<'_>) {
        let mut object = output.object();
        for (name, value) in self {
            object.member(name, value);
        }
    }

    fn decode(input: Input<'_>) -> Decoded<Self> {
        let mut members = input.object("map")?;
        let mut map = Self::new();
        while members.next_name().is_some() {
            members.rest(&mut map);
        }
        members.finish()?;
        Ok(map)
    }
}
