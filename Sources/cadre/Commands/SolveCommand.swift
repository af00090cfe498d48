import ArgumentParser
import CadreApplication
import CadreExchange
import CadreNumerics
import Foundation
import Synchronization

/// An assignment problem of an instance file, solved and proven; needs no data directory.
struct SolveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "solve",
        abstract: "Solves an assignment problem from an instance file and proves the answer; writes no file.",
        discussion: """
            Ends with 1 where the file breaks its format, where not every row can be matched though it has to be, or \
            where the certificate does not hold. docs/formats/instance.md describes the file.
            """
    )
    @Flag(help: "Write one JSON object; the same as --output json.") var json = false
    @Option(name: [.customShort("o"), .long], help: "table, json or csv.") var output = OutputFormat.table
    @Argument(help: "An instance file.") var file: String

    func run() throws {
        Interruption.watch()
        let answer: SolveAnswer
        do {
            answer = try solve()
        } catch let error as UnreadableFile {
            throw Refusal(error, file: file)
        } catch let error as InstanceFault {
            throw Refusal(.instanceInvalid, "(\(file)) \(error.message)", fix: error.fix)
        } catch let error as AssignmentError {
            throw try refusal(error)
        }
        answer.write(json ? .json : output)
        if answer.violation != nil { throw Finding() }
    }

    private func solve() throws -> SolveAnswer {
        var watch = Stopwatch()
        let instance = try AssignmentInstance(WordFile(path: file), memoryByteCount: ProcessUse.machineByteCount)
        let read = watch.lap()
        let weights = try instance.weights()
        let build = watch.lap()
        let solution = try SparseAssignment.maximumWeight(
            weights, mode: instance.mode, isCancelled: { Interruption.isRequested }
        )
        return SolveAnswer(solution, of: weights, read: read, build: build, solve: watch.lap())
    }

    private func refusal(_ error: AssignmentError) throws -> Refusal {
        switch error {
        case .cancelled:
            Terminal.note("Interrupted; there is no answer.")
            throw Finding(status: .interrupted)
        case .infeasible(let rows, let columns):
            return Refusal(
                .instanceInfeasible,
                "(\(file)) The \(rows.count) rows (\(Self.list(rows))) have pairs with no other column than "
                    + "\(columns.count) (\(Self.list(columns))), so one of them cannot be matched.",
                fix: "Add pairs for one of these rows, or write mode 1, where rows may stay unmatched."
            )
        case .tooLarge(let rowCount, let weightMax, let limit):
            return Refusal(
                .instanceInvalid,
                "(\(file)) \(rowCount) rows with weights up to \(weightMax) sum to more than \(limit) can hold.",
                fix: "Scale the weights down, or split the problem."
            )
        }
    }

    private static func list(_ indices: [Int32]) -> String {
        let shown = indices.prefix(20).map(String.init).joined(separator: ", ")
        return indices.count > 20 ? shown + ", …" : shown
    }
}

/// What was asked with Control-C.
private enum Interruption {
    private static let flag = Atomic(false)

    static var isRequested: Bool { flag.load(ordering: .relaxed) }

    /// From now on Control-C asks for an end instead of ending the process.
    static func watch() {
        // Read once before a signal can come, for a handler must not be the first to make it.
        guard !isRequested else { return }
        signal(SIGINT) { _ in Interruption.flag.store(true, ordering: .relaxed) }
        // The program that started this one may have blocked it, and that is handed on.
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGINT)
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    }
}
