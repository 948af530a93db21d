//! Work that is done on all cores.

use std::thread;

/// Does each job in a thread of its own; the answers come in the order of the jobs. A job that panics
/// makes this panic.
pub fn in_threads<J: Send, A: Send>(jobs: Vec<J>, work: impl Fn(J) -> A + Sync) -> Vec<A> {
    thread::scope(|scope| {
        let work = &work;
        let threads: Vec<_> = jobs.into_iter().map(|job| scope.spawn(move || work(job))).collect();
        let joined: Result<Vec<A>, _> = threads.into_iter().map(|thread| thread.join()).collect();
        joined.unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}
