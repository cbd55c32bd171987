//! The inputs of an operation, each of which was read or refused.

/// Inputs of which each was read or refused.
pub trait Inputs {
    /// All of them, read.
    type Complete;

    /// All of them, if none was refused.
    fn complete(self) -> Option<Self::Complete>;
}

impl Inputs for () {
    type Complete = ();

    fn complete(self) -> Option<()> {
        Some(())
    }
}

impl<T> Inputs for Option<T> {
    type Complete = T;

    fn complete(self) -> Self {
        self
    }
}

macro_rules! tuples {
    ($(($($input:ident)+))+) => { $(
        impl<$($input),+> Inputs for ($(Option<$input>,)+) {
            type Complete = ($($input,)+);

            #[expect(non_snake_case, reason = "the variables are called like their types")]
            fn complete(self) -> Option<Self::Complete> {
                let ($($input,)+) = self;
                Some(($($input?,)+))
            }
        }
    )+ };
}

tuples! {
    (A B) (A B C) (A B C D) (A B C D E) (A B C D E F) (A B C D E F G) (A B C D E F G H)
    (A B C D E F G H I) (A B C D E F G H I J) (A B C D E F G H I J K) (A B C D E F G H I J K L)
}
