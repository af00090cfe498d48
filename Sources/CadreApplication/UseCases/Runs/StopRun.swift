import CadreDomain

/// Stops a run: one under way keeps the best slate that it has found, one that waits is not begun.
public struct StopRun: Sendable {
    let keeper: RegisterKeeper
    let desk: RunDesk

    /// Makes the use case.
    public init(keeper: RegisterKeeper, desk: RunDesk) {
        self.keeper = keeper
        self.desk = desk
    }

    /// Stops a run and returns it as it stands then: ended, or about to.
    ///
    /// A run that has ended, or that somebody stopped before, is left as it is.
    public func callAsFunction(_ key: String, key request: IdempotencyKey, by caller: Caller) async throws(Refusal)
        -> Run
    {
        try AccessPolicy.check(caller, may: .solveSlate)
        guard let id = ID<Run>(key) else { throw RunDesk.missing(key) }
        while true {
            let run = try await desk.run(id)
            guard run.isOpen, run.stopper == nil else {
                // Whoever has begun it since it was told to stop is told again.
                desk.board.control(id)?.stop()
                return run
            }
            do throws(Refusal) {
                try await stop(run, request, caller)
            } catch {
                // The run was begun or has ended since it was read, and is read again.
                guard error.code == .recordBreaksLaw else { throw error }
                continue
            }
            desk.board.control(id)?.stop()
            desk.board.tell(id, .look)
            return try await desk.run(id)
        }
    }

    /// Ends a run that nobody holds; has one that a worker holds noted as stopped.
    private func stop(_ run: Run, _ request: IdempotencyKey, _ caller: Caller) async throws(Refusal) {
        let now = keeper.now
        let isFree = run.lease.map { $0.until <= now } ?? true
        _ = try await keeper.write(key: request) { (_: RegisterSnapshot) throws(Refusal) -> Commit in
            let noted = Commit(
                caller: caller, at: now, changes: [.runStopAsked(run.id, by: caller.actor)],
                entries: [RunRecord.entry(run, action: "run.stopped", after: [("stopped_by", .text(caller.actor))])],
                result: run.id.rawValue
            )
            guard isFree else { return noted }
            let end = RunEnd(run, owner: nil, at: now, by: caller).commit(as: .stopped)
            return Commit(
                caller: caller, at: now, changes: noted.changes + end.changes, entries: noted.entries + end.entries,
                result: run.id.rawValue
            )
        }
    }
}
