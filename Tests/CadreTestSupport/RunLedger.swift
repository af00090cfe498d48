public import CadreApplication
public import CadreDomain

/// Runs in memory, with the laws that the store on disk keeps.
public struct RunLedger: Sendable {
    private struct Row {
        var run: Run
        let frozenInput: String
    }

    private var rows: [Row] = []

    /// Makes a ledger without runs.
    public init() {}

    /// Every run, newest first, with what the slate is worth that it made.
    public func runs(_ record: (ID<Slate>) -> SolverRun?) -> [Run] {
        rows.reversed().map { row in
            var run = row.run
            run.found = run.slate.flatMap(record).map {
                Run.Found(
                    points: $0.totalPoints, bound: $0.bound, stoppedAfter: $0.stoppedAfter, planDigest: $0.planDigest
                )
            }
            return run
        }
    }

    /// How many runs have not ended.
    public var openCount: Int { rows.count { $0.run.isOpen } }

    /// The frozen input of a run.
    public func frozenInput(of id: ID<Run>) -> String? { rows.first { $0.run.id == id }?.frozenInput }

    /// Makes a change of a commit; others are passed over.
    public mutating func make(_ change: Change) throws(StoreError) {
        switch change {
        case .runAsked(let run, let frozenInput): rows.append(Row(run: run, frozenInput: frozenInput))
        case .runStopAsked(let id, let actor):
            try self.change(id) {
                $0.stopper = actor
            } where: {
                $0.isOpen
            }
        case .runEnded(let id, let state, let owner, let at):
            try self.change(id) { run in
                run.state = state
                run.lease = nil
                run.endedAt = at
            } where: { run in
                guard run.isOpen, let lease = run.lease else { return run.isOpen && owner == nil }
                return owner.map { $0 == lease.owner } ?? (lease.until <= at)
            }
        default: break
        }
    }

    /// Leases the oldest open run that nobody holds; what its owner could not give back is no new attempt.
    public mutating func lease(to owner: String, until: Timestamp, at now: Timestamp) -> Run? {
        let index = rows.firstIndex { row in
            guard row.run.isOpen else { return false }
            guard let lease = row.run.lease else { return true }
            return lease.owner == owner || lease.until <= now || lease.until > until
        }
        guard let index else { return nil }
        rows[index].run.state = .running
        if rows[index].run.lease?.owner != owner { rows[index].run.attemptCount += 1 }
        rows[index].run.begunAt = now
        rows[index].run.lease = Run.Lease(owner: owner, until: until)
        return rows[index].run
    }

    /// Puts off the end of a lease.
    public mutating func renew(_ id: ID<Run>, of owner: String, until: Timestamp) -> Bool {
        guard let index = index(of: id, heldBy: owner) else { return false }
        rows[index].run.lease = Run.Lease(owner: owner, until: until)
        return true
    }

    /// Gives a run back.
    public mutating func release(_ id: ID<Run>, of owner: String) {
        guard let index = index(of: id, heldBy: owner) else { return }
        rows[index].run.state = .waiting
        rows[index].run.attemptCount -= 1
        rows[index].run.lease = nil
    }

    private func index(of id: ID<Run>, heldBy owner: String) -> Int? {
        rows.firstIndex { $0.run.id == id && $0.run.lease?.owner == owner }
    }

    private mutating func change(
        _ id: ID<Run>, _ change: (inout Run) -> Void, where holds: (Run) -> Bool
    ) throws(StoreError) {
        guard let index = rows.firstIndex(where: { $0.run.id == id }), holds(rows[index].run) else {
            throw .conflict(constraint: "run.lease")
        }
        change(&rows[index].run)
    }
}
