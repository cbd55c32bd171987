//! Types that have no schema of their own: scalars check nothing, containers what they hold.

use super::super::Map;
use super::super::exact::ExactNumber;
use super::super::maybe::Maybe;
use super::super::secret::Secret;
use super::super::verbatim::{Text, Verbatim};
use super::Validate;
use super::report::{Report, Step};

macro_rules! scalars {
    ($($scalar:ty)*) => { $( impl Validate for $scalar {} )* };
}

scalars! { () bool f32 f64 i8 i16 i32 i64 i128 u8 u16 u32 u64 ExactNumber String Secret serde_json::Value }

impl<T: Text> Validate for Verbatim<T> {}

impl<T: Validate> Validate for Option<T> {
    fn check(&self, report: &mut Report) {
        if let Some(value) = self {
            value.check(report);
        }
    }

    fn fill_defaults(&mut self) {
        if let Some(value) = self {
            value.fill_defaults();
        }
    }
}

impl<T: Validate> Validate for Maybe<T> {
    fn check(&self, report: &mut Report) {
        if let Some(value) = self.as_option() {
            value.check(report);
        }
    }

    fn fill_defaults(&mut self) {
        if let Some(value) = self.as_option_mut() {
            value.fill_defaults();
        }
    }
}

impl<T: Validate> Validate for Box<T> {
    fn check(&self, report: &mut Report) {
        T::check(self, report);
    }

    fn fill_defaults(&mut self) {
        T::fill_defaults(self);
    }
}

impl<T: Validate> Validate for Vec<T> {
    fn check(&self, report: &mut Report) {
        for (index, element) in self.iter().enumerate() {
            report.below(Step::Element(index), |report| element.check(report));
        }
    }

    fn fill_defaults(&mut self) {
        self.iter_mut().for_each(T::fill_defaults);
    }
}

impl<T: Validate> Validate for Map<T> {
    fn check(&self, report: &mut Report) {
        for (name, value) in self {
            report.below(Step::Entry(name.clone()), |report| value.check(report));
        }
    }

    fn fill_defaults(&mut self) {
        self.values_mut().for_each(T::fill_defaults);
    }
}
