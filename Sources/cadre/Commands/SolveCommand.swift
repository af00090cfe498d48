import ArgumentParser
import CadreApplication
import CadreDomain
import CadreExchange
import CadreNumerics

/// An assignment problem of an instance file, solved and proven; needs no data directory.
struct SolveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "solve",
        abstract: "Solves an assignment problem from an instance file and proves the answer; writes no file.",
        discussion: """
            Ends with 1 where the file breaks its format, where not every row can be matched though it has to be, or \
            where the certificate does not hold, and with 7 where --seconds are over before there is an answer. \
            docs/formats/instance.md describes the file, and docs/formats/side-constraints.md the one of --constraints.
            """
    )
    @Flag(help: "Write one JSON object; the same as --output json.") var json = false
    @OptionGroup var format: OutputOptions
    @Option(help: "A side-constraint file for the instance: couples, minimums of offices, a budget of moves.")
    var constraints: String?
    @Option(help: "Stop the search after so many seconds and write the best answer known.") var seconds: Double?
    @Argument(help: "An instance file.") var file: String

    func validate() throws {
        guard let seconds else { return }
        guard constraints != nil else { throw ValidationError("--seconds needs --constraints.") }
        guard seconds > 0, seconds.isFinite else { throw ValidationError("--seconds has to be more than 0.") }
    }

    func run() throws {
        if json, let asked = format.asked, asked != .json {
            throw Refusal(
                .usageBad, "The options --json and --output \(asked.rawValue) ask for two formats at once.",
                fix: "Give one of them."
            )
        }
        let answer: SolveAnswer
        do {
            answer = try solve()
        } catch let error as UnreadableFile {
            throw Refusal(error, file: file)
        } catch let error as InstanceFault {
            throw Refusal(.instanceInvalid, "(\(file)) \(error.message)", fix: error.fix)
        } catch let error as AssignmentError {
            throw try refusal(error)
        } catch let refusal as Refusal where Interruption.isRequested {
            Terminal.show(refusal)
            throw Finding(status: .interrupted)
        }
        answer.write(json ? .json : format.output)
        if answer.violation != nil { throw Finding() }
        if Interruption.isRequested { throw Finding(status: .interrupted) }
    }

    private func solve() throws -> SolveAnswer {
        var watch = Stopwatch()
        let instance = try AssignmentInstance(WordFile(path: file), memoryByteCount: ProcessUse.machineByteCount)
        let read = watch.lap()
        let weights = try instance.weights()
        if let constraints {
            return try solve(instance, weights: weights, constraints: constraints, read: read, watch: watch)
        }
        let build = watch.lap()
        // Until here Control-C ends the process at once, since there is nothing to be kept.
        Interruption.watch()
        let solution = try SparseAssignment.maximumWeight(
            weights, mode: instance.mode, isCancelled: { Interruption.isRequested }
        )
        return SolveAnswer(solution, of: weights, read: read, build: build, solve: watch.lap())
    }

    private func solve(
        _ instance: AssignmentInstance, weights: SparseWeights, constraints path: String, read: SolveAnswer.Seconds,
        watch: Stopwatch
    ) throws -> SolveAnswer {
        var watch = watch
        let (side, problem) = try constrained(instance, weights: weights, constraints: path)
        let build = watch.lap()
        let end = ProcessUse.wallSeconds + (seconds ?? .infinity)
        func isStopped() -> Bool { Interruption.isRequested || ProcessUse.wallSeconds >= end }
        let solution = try ConstrainedAssignment.best(problem, isCancelled: isStopped)
        let solve = watch.lap()
        if let assignment = solution.columnOfRow {
            return SolveAnswer(
                solution, assignment: assignment, of: problem, read: read, build: build, solve: solve
            )
        }
        guard solution.verdict == .infeasible else {
            Terminal.note(
                "Stopped; no answer that keeps to everything was found, and none is worth over \(solution.bound).")
            throw Self.stopped
        }
        throw try refusal(of: problem, side: side, path: path, isCancelled: isStopped)
    }

    private func constrained(
        _ instance: AssignmentInstance, weights: SparseWeights, constraints path: String
    ) throws -> (InstanceConstraints, ConstrainedProblem) {
        guard instance.mode == .optional else {
            throw Refusal(
                .instanceInvalid, "(\(file)) Side constraints go with mode 1 only, and the mode is 0.",
                fix: "Write mode 1, where rows may stay unmatched."
            )
        }
        do {
            let side = try InstanceConstraints(WordFile(path: path), for: instance)
            Interruption.watch()
            return (side, try side.problem(weights, isCancelled: { Interruption.isRequested }))
        } catch ConstrainedProblemError.cancelled {
            throw try refusal(AssignmentError.cancelled)
        } catch let error as UnreadableFile {
            throw Refusal(error, file: path)
        } catch let error as InstanceFault {
            throw Refusal(.instanceInvalid, "(\(path)) \(error.message)", fix: error.fix)
        } catch ConstrainedProblemError.tooLarge(let rowCount, let weightMax, let count) {
            throw Refusal(
                .instanceInvalid,
                "(\(path)) \(rowCount) rows with weights up to \(weightMax) and \(count) rules sum to too much.",
                fix: "Scale the weights down, or split the problem."
            )
        }
    }

    /// Names rules that cannot be kept to together, and what giving way in each would make possible.
    private func refusal(
        of problem: ConstrainedProblem, side: InstanceConstraints, path: String, isCancelled: () -> Bool
    ) throws -> Refusal {
        guard let conflict = try ConstrainedAssignment.conflict(in: problem, isCancelled: isCancelled) else {
            return Refusal(
                .instanceInfeasible,
                "(\(path)) No answer keeps to every rule (stopped before it was known which contradict each other).",
                fix: "Loosen one of the rules, or solve again and let it go on."
            )
        }
        let eased = try conflict.rules.map { rule in
            try ConstrainedAssignment.relaxation(of: rule, in: problem, isCancelled: isCancelled)
        }
        let parts = eased.map { side.name(of: $0.rule) + Self.effect(of: $0) }
        let end = conflict.isMinimal ? "." : " (stopped: the list may be longer than necessary)."
        return Refusal(
            .instanceInfeasible, "(\(path)) No answer keeps to all of these: \(parts.joined(separator: ", "))\(end)",
            fix: eased.allSatisfy(\.isNotEnough)
                ? "Loosen one of the rules that the message names and solve again, which names the others."
                : "Loosen one of the rules that the message names."
        )
    }

    /// What giving way in a rule makes possible, as far as that is known, and whether more may be.
    private static func effect(of eased: ConstraintRelaxation) -> String {
        if eased.isNotEnough { return " (not enough by itself: other rules contradict each other too)" }
        guard let solution = eased.solution, solution.columnOfRow != nil else { return "" }
        let bound = eased.bound.map { "with \($0)" + (eased.isNearest ? "" : " or nearer") } ?? "without it"
        return " (\(bound): \(solution.verdict == .optimal ? "" : "at least ")\(solution.totalWeight))"
    }

    private func refusal(_ error: AssignmentError) throws -> Refusal {
        switch error {
        case .cancelled:
            Terminal.note("Stopped; there is no answer.")
            throw Self.stopped
        case .infeasible(let rows, let columns):
            return Refusal(
                .instanceInfeasible, "(\(file)) \(Self.shortage(of: rows, columns))",
                fix: "Add pairs for \(rows.count == 1 ? "this row" : "one of these rows"), or write mode 1, "
                    + "where rows may stay unmatched."
            )
        case .tooLarge(let rowCount, let weightMax, let limit):
            return Refusal(
                .instanceInvalid,
                "(\(file)) \(rowCount) rows with weights up to \(weightMax) are too much for mode 0: \(rowCount + 1), "
                    + "one more than the rows, times \(weightMax) is above \(limit).",
                fix: "Scale the weights down, or split the problem."
            )
        }
    }

    /// The end of a search that was stopped without an answer, by hand or by the time given.
    private static var stopped: Finding { Finding(status: Interruption.isRequested ? .interrupted : .timeout) }

    /// Says that rows have too few columns.
    private static func shortage(of rows: [Int32], _ columns: [Int32]) -> String {
        if rows.count == 1 { return "Row \(list(rows)) has no pair, so it cannot be matched." }
        let only =
            columns.count == 1
            ? "column \(list(columns))" : "the \(Grouped.text(columns.count)) columns \(list(columns))"
        return "The \(Grouped.text(rows.count)) rows (\(list(rows))) have pairs with \(only) only, "
            + "so one of them cannot be matched."
    }

    private static func list(_ indices: [Int32]) -> String {
        let shown = indices.prefix(20).map(String.init).joined(separator: ", ")
        return indices.count > 20 ? shown + ", …" : shown
    }
}
