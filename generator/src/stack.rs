//! Room for recursion over what documents nest.

use std::sync::LazyLock;

use rayon::{ThreadPool, ThreadPoolBuilder};

/// Loading bounds how deep documents nest; this holds several times what those need.
const SIZE: usize = 64 << 20;

static THREADS: LazyLock<Option<ThreadPool>> =
    LazyLock::new(|| ThreadPoolBuilder::new().stack_size(SIZE).build().ok());

/// Runs on a thread whose stack is large, as do all threads that are started from it.
pub(crate) fn with_room<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    match &*THREADS {
        Some(threads) => threads.install(work),
        // Where no threads can be had, the stack that is there has to do.
        None => work(),
    }
}
