import CadreDomain
import CadrePlanning

/// Does the runs that were asked for, oldest first and one at a time, each under a lease that it renews while it works.
///
/// A lease that is not renewed ends by itself, so that the run of a process that was killed is leased again. A run ends
/// in one transaction with its slate, and only where its worker still holds it: however many workers there are, a run
/// makes one slate.
public actor RunWorker {
    /// How long a lease holds that is not renewed, in milliseconds.
    public static let leaseMilliseconds: Int64 = 10_000
    /// How often a run is begun before it is given up: something in it may be what ends the process.
    public static let attemptCountMax = 3
    private static let renewalInterval = Duration.seconds(3)

    private let keeper: RegisterKeeper
    private let store: any RunStore
    private let archive: SlateArchive
    private let board: RunBoard
    /// What tells this worker from every other one that ever was.
    private let name: String
    private let solver = RunQueue()
    private var working: Task<Void, Never>?
    private var alarm: Task<Void, Never>?
    private var hasNews = false
    private var isClosed = false

    init(keeper: RegisterKeeper, store: any RunStore, archive: SlateArchive, board: RunBoard, name: String) {
        self.keeper = keeper
        self.store = store
        self.archive = archive
        self.board = board
        self.name = name
    }

    /// Looks for runs to do, and does them until none is left; returns at once.
    public func wake() {
        hasNews = true
        guard working == nil, !isClosed else { return }
        working = Task { await work() }
    }

    /// Stops working, for good; the run under way is given back, as if it had not been begun.
    public func close() async {
        isClosed = true
        alarm?.cancel()
        working?.cancel()
        await working?.value
    }

    private func work() async {
        repeat {
            hasNews = false
            while !isClosed, let run = await next(), await finish(run) {}
        } while hasNews && !isClosed
        working = nil
    }

    /// Leases the next run; where another worker holds what is left, looks again when its lease may have ended.
    private func next() async -> Run? {
        let now = keeper.now
        do throws(StoreError) {
            guard try await store.openRunCount() > 0 else { return nil }
            if let run = try await store.lease(to: name, until: leaseEnd(now), at: now) { return run }
            setAlarm()
        } catch {
            board.halt(nil, Refusal(error))
            setAlarm()
        }
        return nil
    }

    private func setAlarm() {
        alarm?.cancel()
        guard !isClosed else { return }
        alarm = Task { [weak self] in
            try? await Task.sleep(for: .milliseconds(Self.leaseMilliseconds))
            if !Task.isCancelled { await self?.wake() }
        }
    }

    private nonisolated func leaseEnd(_ now: Timestamp) -> Timestamp {
        Timestamp(milliseconds: now.milliseconds + Self.leaseMilliseconds)
    }

    /// Does a run that is leased; false where the worker cannot go on for now.
    private func finish(_ run: Run) async -> Bool {
        let control = board.begin(run.id)
        // Who told it to stop after it was leased, and before the control stood on the board, found nobody to tell.
        if (try? await store.run(run.id))?.stopper ?? run.stopper != nil { control.stop() }
        let renewal = Task { [store, name, keeper] in
            while true {
                try await Task.sleep(for: Self.renewalInterval)
                // A renewal that fails may leave the lease to end; whether it did shows when the run ends.
                _ = try? await store.renew(run.id, of: name, until: leaseEnd(keeper.now))
            }
        }
        defer { renewal.cancel() }
        var obstacle: Refusal?
        do throws(Refusal) {
            let finished = try await solve(run, control)
            try await keep(finished, of: run)
        } catch {
            obstacle = await end(run, control, because: error)
        }
        guard let obstacle else {
            board.end(run.id)
            return true
        }
        board.halt(run.id, obstacle, isExpected: isClosed)
        return false
    }

    private func solve(_ run: Run, _ control: RunControl) async throws(Refusal) -> FinishedRun {
        guard run.attemptCount <= Self.attemptCountMax else {
            throw Refusal(
                .runFailed,
                "The run was begun (\(Self.attemptCountMax)) times, and each time the process ended before it.",
                fix: "Find out what ends the process, such as too little memory, before you ask for the run again."
            )
        }
        let input: String?
        do throws(StoreError) {
            input = try await store.frozenInput(of: run.id)
        } catch {
            throw Refusal(error)
        }
        return try await solver.run { isCancelled throws(Refusal) in
            try FinishedRun(of: input ?? "", control: control, isCancelled: isCancelled)
        }
    }

    /// Stores the slate, the run and its end in one transaction.
    private func keep(_ finished: FinishedRun, of run: Run) async throws(Refusal) {
        var base: StoredSlate?
        if let id = run.base?.slate { base = try await archive.head(id) }
        let (now, name, known) = (keeper.now, name, base)
        let receipt = try await keeper.write { (snapshot: RegisterSnapshot) throws(Refusal) -> Commit in
            try RunEnd(run, owner: name, at: now).commit(finished, from: known, in: snapshot)
        }
        await archive.keep(try RunRecord.slate(receipt.result), finished, after: receipt)
    }

    /// Ends a run that made no slate, or gives it back; returns what keeps the worker from going on, if anything does.
    private func end(_ run: Run, _ control: RunControl, because refusal: Refusal) async -> Refusal? {
        let isCut = [PlanningError.cancelled, .endedWithoutSlate].map { Refusal($0) }.contains(refusal)
        if [.storeUnavailable, .storeCorrupt].contains(refusal.code) || (isCut && !control.isStopAsked) {
            try? await store.release(run.id, of: name)
            setAlarm()
            return refusal
        }
        let state = isCut ? Run.State.stopped : .failed(refusal)
        let (now, name) = (keeper.now, name)
        do throws(Refusal) {
            _ = try await keeper.write { (_: RegisterSnapshot) throws(Refusal) -> Commit in
                RunEnd(run, owner: name, at: now).commit(as: state)
            }
        } catch {
            // Who has lost the lease, or finds that the run has ended, leaves the run to its new holder.
            return error.code == .recordBreaksLaw ? nil : error
        }
        return nil
    }
}
