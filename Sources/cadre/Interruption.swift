import Foundation
import Synchronization

/// What Control-C does.
enum Interruption {
    private static let flag = Atomic(false)

    /// Whether Control-C was pressed since it is watched for.
    static var isRequested: Bool { flag.load(ordering: .relaxed) }

    /// From now on Control-C ends the process at once, with the exit code that says so.
    static func endsProcess() {
        signal(SIGINT) { _ in _exit(ExitStatus.interrupted.rawValue) }
        unblock()
    }

    /// From now on Control-C asks for an end instead of ending the process.
    static func watch() {
        // Read once before a signal can come, for a handler must not be the first to make it.
        guard !isRequested else { return }
        signal(SIGINT) { _ in Interruption.flag.store(true, ordering: .relaxed) }
        unblock()
    }

    /// Lets the signal come: the program that started this one may have blocked it, and that is handed on.
    private static func unblock() {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGINT)
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    }
}
