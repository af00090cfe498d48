public import CadreDomain
import CadrePlanning

/// Opens slates: repeats the run from the frozen input and keeps the last few at hand.
public actor SlateArchive {
    /// Where every run is done.
    let runs = RunQueue()
    private let store: any SlateStore
    private var opened: [(id: ID<Slate>, run: FinishedRun)] = []
    private var underway: [ID<Slate>: Task<Result<FinishedRun, Refusal>, Never>] = [:]

    /// How many runs are kept at hand.
    private static let openCountMax = 4

    /// Makes an archive over a store.
    public init(store: any SlateStore) { self.store = store }

    /// Opens a slate; those who open it at once share one run.
    ///
    /// Where several slates have the most points, the stored one is as good as what another version of the solver
    /// finds.
    ///
    /// - Throws: `slate.not-found`, or `run.differs` where the run repeated differs from what is stored.
    public func open(_ id: ID<Slate>) async throws(Refusal) -> OpenSlate {
        let stored = try await head(id)
        let run = try await run(of: stored)
        guard run.isSame(as: stored) else {
            throw Refusal(
                .runDiffers, "The run of slate (\(id)), repeated from its frozen input, differs from what is stored.",
                fix: "Do not use this slate; tell the operator, who can confirm it with (cadre run replay \(id))."
            )
        }
        return OpenSlate(stored: stored, problem: run.problem, plan: run.plan, standing: run.standing)
    }

    /// Repeats the run of a slate, whether or not it is at hand, and says whether it is the stored one.
    func repeated(_ id: ID<Slate>) async throws(Refusal) -> (run: FinishedRun, isSame: Bool) {
        let stored = try await head(id)
        let frozenInput = try await frozenInput(of: id)
        let run = try await runs.run { isCancelled throws(Refusal) in
            try FinishedRun(repeating: frozenInput, isCancelled: isCancelled)
        }
        return (run, run.isSame(as: stored))
    }

    /// The stored head of a slate.
    public func head(_ id: ID<Slate>) async throws(Refusal) -> StoredSlate {
        do throws(StoreError) {
            if let stored = try await store.slate(id) { return stored }
        } catch {
            throw Refusal(error)
        }
        throw Self.missing(id.rawValue)
    }

    /// Says that there is no such slate.
    static func missing(_ key: String) -> Refusal {
        Refusal(.slateNotFound, "There is no slate (\(key)).", fix: "Look at the list of slates.")
    }

    /// What the journal tells of a slate, oldest first.
    func history(of id: ID<Slate>) async throws(Refusal) -> [JournalEntry] {
        do throws(StoreError) {
            return try await store.history(of: id)
        } catch {
            throw Refusal(error)
        }
    }

    /// The head of every slate, newest first.
    public func heads() async throws(Refusal) -> [SlateHead] {
        do throws(StoreError) {
            return try await store.heads()
        } catch {
            throw Refusal(error)
        }
    }

    /// Keeps the run that has just made a slate.
    ///
    /// A repeated request made no slate: its answer names an earlier one, whose input may be another.
    func keep(_ id: ID<Slate>, _ run: FinishedRun, after receipt: CommitReceipt) {
        if case .committed = receipt { keep(id, run) }
    }

    private func keep(_ id: ID<Slate>, _ run: FinishedRun) {
        guard !opened.contains(where: { $0.id == id }) else { return }
        opened.append((id, run))
        if opened.count > Self.openCountMax { opened.removeFirst() }
    }

    /// The run of a slate: at hand, under way for another reader, or begun now.
    private func run(of stored: StoredSlate) async throws(Refusal) -> FinishedRun {
        let id = stored.slate.id
        if let known = opened.first(where: { $0.id == id }) { return known.run }
        let task =
            underway[id]
            ?? Task {
                let outcome: Result<FinishedRun, Refusal>
                do throws(Refusal) {
                    let run = try await confirmed(stored)
                    keep(id, run)
                    outcome = .success(run)
                } catch {
                    outcome = .failure(error)
                }
                underway[id] = nil
                return outcome
            }
        underway[id] = task
        return try await task.value.get()
    }

    /// Repeats a run; where it finds something else than what is stored, asks whether that is one of the best too.
    private func confirmed(_ stored: StoredSlate) async throws(Refusal) -> FinishedRun {
        let frozenInput = try await frozenInput(of: stored.slate.id)
        return try await runs.run { isCancelled throws(Refusal) in
            let run = try FinishedRun(repeating: frozenInput, isCancelled: isCancelled)
            guard !run.isSame(as: stored) else { return run }
            return try FinishedRun(repeating: frozenInput, confirming: stored.run.lines, isCancelled: isCancelled)
        }
    }

    private func frozenInput(of id: ID<Slate>) async throws(Refusal) -> String {
        do throws(StoreError) {
            return try await store.frozenInput(of: id) ?? ""
        } catch {
            throw Refusal(error)
        }
    }
}

extension Refusal {
    /// Says in the words of a use case why planning stopped.
    init(_ error: PlanningError) {
        switch error {
        case .pinOutsideProblem(let person, let position), .pinsConflict(let person, let position):
            self.init(
                .pinImpossible,
                "The decision on (\(person)) and (\(position)) contradicts another or names somebody outside the run.",
                fix: "Pin a candidate of this slate to an opening of this slate, each at most once."
            )
        case .positionOutsideProblem(let position):
            self.init(
                .positionNotFound, "The position (\(position)) is no opening of this slate.",
                fix: "Choose a position that falls vacant in the slate's window."
            )
        case .personOutsideProblem(let person):
            self.init(
                .personNotFound, "The person (\(person)) is no candidate of this slate.",
                fix: "Choose somebody who comes available in the slate's window."
            )
        case .limitOutsideProblem(let limit, let person):
            self.init(
                .limitInvalid,
                "The limit (\(limit)) names (\(person)), who is no candidate of the window or is in another couple.",
                fix: "Name two people who both come available in the window, each in one couple."
            )
        case .limitsConflict(let conflict):
            self.init(
                .limitInfeasible, conflict.sentence + (conflict.isMinimal ? " None of them can be spared." : ""),
                fix: "Give way in one of the limits, or take one away.",
                problems: conflict.parts.map {
                    Problem(pointer: $0.limit?.description ?? "pin", detail: $0.title, fix: Self.remedy($0))
                }
            )
        case .limitsUndecided(let stepCount):
            self.init(
                .limitInfeasible,
                stepCount == 0
                    ? "The points and the limits are too large to be summed."
                    : "After \(Grouped.text(stepCount)) steps no slate was found that keeps to every limit; "
                        + "whether there is one is not known.",
                fix: "Give way in one of the limits, or take one away."
            )
        case .frontTooLarge:
            self.init(
                .frontTooLarge, "The values of the slate's pairs are too large to be weighed against each other.",
                fix: "Solve the window with smaller weights of rules, and ask for the front of that slate."
            )
        case .endedWithoutSlate:
            self.init(
                .runFailed, "The run was stopped before it had found a slate.",
                fix: "Start it again, and stop it later or give way in one of the limits."
            )
        case .cancelled:
            self.init(.runFailed, "The run was stopped.", fix: "Start it again.")
        case .repeatedRecord(let record):
            self.init(.runFailed, "The record (\(record)) stands twice in the input.", fix: "Tell the operator.")
        case .unknownRule(let rule):
            self.init(.runFailed, "The rule (\(rule)) does not exist.", fix: "Name rules of docs/rules.md only.")
        case .ruleVersionDiffers(let rule, let frozen, let current):
            self.init(
                .runFailed, "The rule (\(rule)) was at version (\(frozen)) and is at (\(current)) now.",
                fix: "Solve a new slate; the old one cannot be repeated with this version of Cadre."
            )
        case .weightOutOfRange(let rule, let weight):
            self.init(
                .parameterBadValue, "The weight of (\(rule)) is (\(weight)).",
                fix: "Give a whole number from 0 to \(RuleSetting.weightMax)."
            )
        case .verificationFailed(let mismatches):
            self.init(
                .runFailed, "The slate failed its independent check (\(mismatches.count) mismatches).",
                fix: "Nothing was stored. Tell the operator."
            )
        }
    }

    /// How little a limit or pin in conflict has to give way, and what the best slate is worth then.
    private static func remedy(_ part: LimitConflict.Part) -> String {
        guard let loosened = part.loosened else { return "Giving way in it alone is not known to help." }
        return "Possible \(loosened)" + (part.points.map { ", then \(Grouped.count($0, "point"))." } ?? ".")
    }
}
