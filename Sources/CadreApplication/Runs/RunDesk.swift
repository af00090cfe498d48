public import CadreDomain
import CadrePlanning
import Synchronization

/// What a request for a slate is answered with.
public enum RunAnswer: Hashable, Sendable {
    /// The run is over and made this slate.
    case made(ID<Slate>)
    /// The run is kept and not over yet.
    case open(Run)
}

/// Takes runs in, hands them to the worker and waits for them.
public struct RunDesk: Sendable {
    let keeper: RegisterKeeper
    let store: any RunStore
    let board: RunBoard
    /// Where inputs are frozen, so that no run waits for what is read.
    private let freezing = RunQueue()
    /// Does the runs.
    public let worker: RunWorker

    private static let lookInterval = Duration.seconds(1)

    /// Makes the desk with its worker, which has nothing to do yet.
    ///
    /// - Parameters:
    ///   - name: What tells the worker from every other one that ever worked on the store.
    ///   - onHalt: Told once what keeps the worker from going on, and at which run, until one has ended again.
    public init(
        keeper: RegisterKeeper, store: any RunStore, archive: SlateArchive, worker name: String,
        onHalt: @escaping @Sendable (ID<Run>?, Refusal) -> Void = { _, _ in }
    ) {
        self.keeper = keeper
        self.store = store
        board = RunBoard(onHalt: onHalt)
        worker = RunWorker(keeper: keeper, store: store, archive: archive, board: board, name: name)
    }

    /// What a request stands for that was taken in: a run, or the slate that it made before runs were kept.
    enum Ticket: Hashable, Sendable {
        case run(ID<Run>)
        case slate(ID<Slate>)

        init(_ result: String) throws(Refusal) {
            if result.hasPrefix(RunRecord.prefix), let id = ID<Run>(result) {
                self = .run(id)
            } else {
                self = .slate(try RunRecord.slate(result))
            }
        }
    }

    /// What is asked for, besides the problem.
    struct Order: Sendable {
        let kind: Run.Kind
        let title: String
        var base: Run.Base?
        /// The journal index that the problem was read at.
        let journalIndex: Int64
    }

    /// What a request that was taken in under the key stands for; nil where the key is new.
    func earlier(_ key: IdempotencyKey) async throws(Refusal) -> Ticket? {
        guard let result = try await keeper.result(of: key) else { return nil }
        return try Ticket(result)
    }

    /// Freezes a problem and keeps it as a run that waits.
    ///
    /// - Parameter waitsForPlace: Whether to wait, where as many runs wait as may, until one of them has ended; only a
    ///   process that nobody else asks has the time.
    /// - Throws: `run.queue-full`, or why the problem contradicts itself.
    func ask(
        _ order: Order, key: IdempotencyKey, by caller: Caller, waitsForPlace: Bool,
        problem: @escaping @Sendable () throws(Refusal) -> SlateProblem
    ) async throws(Refusal) -> Ticket {
        try await findPlace(waits: waitsForPlace)
        let frozen = try await freezing.run { _ throws(Refusal) in
            let problem = try problem()
            do throws(PlanningError) {
                try SlatePlanner.check(problem)
            } catch {
                throw Refusal(error)
            }
            return RunRecord.Frozen(problem)
        }
        let now = keeper.now
        let receipt = try await keeper.write(key: key) { snapshot in
            let run = Run(
                id: RunRecord.nextRunID(snapshot), kind: order.kind, title: order.title, window: frozen.window,
                base: order.base, inputDigest: frozen.digest, journalIndex: order.journalIndex, asker: caller,
                askedAt: now
            )
            return Commit(
                caller: caller, at: now, changes: [.runAsked(run, frozenInput: frozen.text)],
                entries: [RunRecord.asked(run)], result: run.id.rawValue
            )
        }
        await worker.wake()
        return try Ticket(receipt.result)
    }

    /// Looks whether one run more may be kept; what fills the places is begun before anybody is refused.
    private func findPlace(waits: Bool) async throws(Refusal) {
        while try await read({ () throws(StoreError) in try await store.openRunCount() }) >= RunQueue.runCountMax {
            // Runs that a killed process has left are nobody's until a worker looks for them.
            await worker.wake()
            guard waits else { throw RunQueue.full }
            guard !Task.isCancelled else { throw Refusal(.cancelled) }
            let runs = try await read { () throws(StoreError) in try await store.runs() }
            guard let oldest = runs.last(where: \.isOpen) else { continue }
            if let obstacle = try await wait(for: oldest.id, within: nil).obstacle { throw obstacle }
        }
    }

    /// Waits until the run that a request stands for is over, at most for some time.
    ///
    /// Where the worker cannot go on, who has some time is answered at once that the run is kept.
    ///
    /// - Throws: Why the run made no slate; to who would wait for ever also what keeps the worker from going on.
    func answer(_ ticket: Ticket, within limit: Duration?) async throws(Refusal) -> RunAnswer {
        switch ticket {
        case .slate(let slate): return .made(slate)
        case .run(let id):
            let (run, obstacle) = try await wait(for: id, within: limit)
            if let obstacle, limit == nil, run.isOpen { throw Self.halted(id, by: obstacle) }
            switch run.state {
            case .done(let slate): return .made(slate)
            case .failed(let refusal): throw refusal
            case .waiting, .running: return .open(run)
            case .stopped:
                throw Refusal(
                    .runStopped, "The run (\(id)) was stopped by (\(run.stopper ?? "")) before it had found a slate.",
                    fix: "Ask for it again with a new key; stop it later, or give way in one of the limits."
                )
            }
        }
    }

    /// The slate of a request, however long the run takes.
    func slate(of ticket: Ticket) async throws(Refusal) -> ID<Slate> {
        while true {
            if case .made(let slate) = try await answer(ticket, within: nil) { return slate }
            guard !Task.isCancelled else { throw Refusal(.cancelled) }
        }
    }

    /// One run as it stands.
    func run(_ id: ID<Run>) async throws(Refusal) -> Run {
        guard let run = try await read({ () throws(StoreError) in try await store.run(id) }) else {
            throw Self.missing(id.rawValue)
        }
        return run
    }

    /// A run as it stood at the end of a day, with what keeps this process from doing it; nil where it is of a later
    /// one.
    func dated(_ newest: Run, on day: Day, _ calendar: JournalCalendar) -> (run: DatedRun, obstacle: Refusal?)? {
        guard let run = DatedRun(newest, on: day, calendar, now: keeper.now) else { return nil }
        guard newest.isOpen, board.control(newest.id) == nil, let obstacle = board.obstacle else { return (run, nil) }
        return (run.givenBack(), obstacle)
    }

    /// Says that there is no such run.
    static func missing(_ key: String) -> Refusal {
        Refusal(.runNotFound, "There is no run (\(key)).", fix: "Look at the list of runs.")
    }

    /// Says that a run is kept, and what keeps it from being done.
    private static func halted(_ id: ID<Run>, by obstacle: Refusal) -> Refusal {
        guard [.storeUnavailable, .storeCorrupt].contains(obstacle.code) else { return obstacle }
        return Refusal(
            obstacle.code, "The run (\(id)) is kept and not under way. \(obstacle.detail)",
            fix: obstacle.code == .storeCorrupt
                ? obstacle.fix
                : "Free disk space or call the operator. Then the server goes on with the run, or the next command "
                    + "that solves; do not ask for it again."
        )
    }

    /// The run when it has ended, or when the time is over; or what keeps the worker from going on with it.
    private func wait(
        for id: ID<Run>, within limit: Duration?
    ) async throws(Refusal) -> (run: Run, obstacle: Refusal?) {
        let news = board.news(of: id)
        let run = try await run(id)
        guard run.isOpen, limit != .zero else { return (run, nil) }
        await worker.wake()
        let patience = Patience()
        // Another process may do the run, of which nothing is said here.
        let ticking = Task { [board] in
            var rest = limit
            while rest.map({ $0 > .zero }) ?? true {
                let pause = min(rest ?? Self.lookInterval, Self.lookInterval)
                try await Task.sleep(for: pause)
                rest = rest.map { $0 - pause }
                if rest.map({ $0 <= .zero }) ?? false { patience.end() }
                board.tell(id, .look)
            }
        }
        defer { ticking.cancel() }
        for await message in news {
            switch message {
            case .halted(let refusal):
                var run = try await self.run(id)
                // The store may not have been able to note that it was given back.
                if run.state == .running { run.state = .waiting }
                return (run, refusal)
            case .progress where !patience.isOver: continue
            case .progress, .look:
                let run = try await self.run(id)
                if !run.isOpen || patience.isOver { return (run, nil) }
            }
        }
        return (try await self.run(id), nil)
    }

    func read<Value: Sendable>(
        _ body: () async throws(StoreError) -> Value
    ) async throws(Refusal) -> Value {
        do throws(StoreError) {
            return try await body()
        } catch {
            throw Refusal(error)
        }
    }
}

/// Whether somebody who waits for a run has waited long enough.
private final class Patience: Sendable {
    private let state = Mutex(false)

    var isOver: Bool { state.withLock { $0 } }

    func end() { state.withLock { $0 = true } }
}
