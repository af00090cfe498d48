public import CadreDomain
import CadrePlanning

/// Opens slates: repeats the run from the frozen input and keeps the last few at hand.
public actor SlateArchive {
    /// Where runs are repeated and questions answered that need a second run: all that is read, none that is asked for.
    let runs = RunQueue()
    /// Where fronts are worked out.
    nonisolated let fronts = FrontDesk()
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
        let end = stored.run.stoppedAfter
        let run = try await runs.run { isCancelled throws(Refusal) in
            try FinishedRun(of: frozenInput, endingAfter: end, isCancelled: isCancelled)
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
            let end = stored.run.stoppedAfter
            let run = try FinishedRun(of: frozenInput, endingAfter: end, isCancelled: isCancelled)
            guard !run.isSame(as: stored) else { return run }
            return try FinishedRun(
                of: frozenInput, confirming: stored.run.lines, endingAfter: end, isCancelled: isCancelled
            )
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
