//! Which types a type or an operation mentions.

use super::{Additional, Operation, Payload, Shape, Type, TypeId, TypeUse};

impl Type {
    /// The named type inside any nesting of arrays and maps.
    pub(crate) fn named(&self) -> Option<TypeId> {
        match self {
            Self::Named(id) => Some(*id),
            Self::Array(inner) | Self::Map(inner) => inner.ty.named(),
            _ => None,
        }
    }

    /// The same, to be changed.
    pub(crate) fn named_mut(&mut self) -> Option<&mut TypeId> {
        match self {
            Self::Named(id) => Some(id),
            Self::Array(inner) | Self::Map(inner) => inner.ty.named_mut(),
            _ => None,
        }
    }
}

impl Additional {
    /// The type of other members, where they are kept.
    pub(crate) fn kept(&self) -> Option<&TypeUse> {
        match self {
            Self::Kept(used) => Some(used),
            Self::Ignored | Self::Refused => None,
        }
    }
}

impl Shape {
    /// All uses of types in it.
    pub(crate) fn uses(&self) -> Vec<&TypeUse> {
        match self {
            Self::Struct(structure) => {
                let properties = structure.properties.iter();
                let properties = properties.map(|property| &property.ty);
                properties.chain(structure.additional.kept()).collect()
            }
            Self::Union(union) => union.arms.iter().map(|arm| &arm.ty).collect(),
            Self::Alias(target) | Self::Newtype(target) => vec![target],
            Self::Enumeration(_) => Vec::new(),
        }
    }

    /// The same, to be changed.
    pub(crate) fn uses_mut(&mut self) -> Vec<&mut TypeUse> {
        match self {
            Self::Struct(structure) => {
                let properties = structure.properties.iter_mut();
                let others = match &mut structure.additional {
                    Additional::Kept(used) => Some(used.as_mut()),
                    Additional::Ignored | Additional::Refused => None,
                };
                properties
                    .map(|property| &mut property.ty)
                    .chain(others)
                    .collect()
            }
            Self::Union(union) => union.arms.iter_mut().map(|arm| &mut arm.ty).collect(),
            Self::Alias(target) | Self::Newtype(target) => vec![target],
            Self::Enumeration(_) => Vec::new(),
        }
    }
}

impl Operation {
    /// The types that requests are made of.
    pub(crate) fn request_uses(&self) -> impl Iterator<Item = &TypeUse> {
        let parameters = self.parameters.iter().map(|parameter| &parameter.ty);
        let body = self.body.iter().filter_map(|body| body.payload.ty());
        parameters.chain(&self.idempotency_key).chain(body)
    }

    /// The same, to be changed.
    pub(crate) fn request_uses_mut(&mut self) -> impl Iterator<Item = &mut TypeUse> {
        let parameters = self.parameters.iter_mut();
        let parameters = parameters.map(|parameter| &mut parameter.ty);
        let body = self.body.iter_mut();
        let body = body.filter_map(|body| body.payload.ty_mut());
        parameters.chain(&mut self.idempotency_key).chain(body)
    }

    /// The types that responses are made of.
    pub(crate) fn response_uses(&self) -> impl Iterator<Item = &TypeUse> {
        self.responses.iter().flat_map(|response| {
            let headers = response.headers.iter().map(|header| &header.ty);
            headers.chain(response.payload.ty())
        })
    }

    /// The same, to be changed.
    pub(crate) fn response_uses_mut(&mut self) -> impl Iterator<Item = &mut TypeUse> {
        self.responses.iter_mut().flat_map(|response| {
            let headers = response.headers.iter_mut().map(|header| &mut header.ty);
            headers.chain(response.payload.ty_mut())
        })
    }
}

impl Payload {
    fn ty(&self) -> Option<&TypeUse> {
        match self {
            Self::Json { ty, .. } => Some(ty),
            Self::Empty | Self::Text { .. } | Self::Binary { .. } => None,
        }
    }

    fn ty_mut(&mut self) -> Option<&mut TypeUse> {
        match self {
            Self::Json { ty, .. } => Some(ty),
            Self::Empty | Self::Text { .. } | Self::Binary { .. } => None,
        }
    }
}
