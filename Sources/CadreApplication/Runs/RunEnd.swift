import CadreDomain
import CadrePlanning

/// The end of a run as one transaction: its slate, if it made one, its state and what the journal says of both.
struct RunEnd {
    private let run: Run
    private let owner: String?
    private let now: Timestamp
    private let caller: Caller

    /// - Parameters:
    ///   - owner: The worker that holds the run; nil where none does.
    ///   - caller: Who ends it; nil for who asked for it.
    init(_ run: Run, owner: String?, at now: Timestamp, by caller: Caller? = nil) {
        self.run = run
        self.owner = owner
        self.now = now
        self.caller = caller ?? run.asker
    }

    /// The end of a run that made no slate.
    func commit(as state: Run.State) -> Commit {
        Commit(
            caller: caller, at: now, changes: [.runEnded(run.id, as: state, owner: owner, at: now)],
            entries: [entry(state)], result: run.id.rawValue
        )
    }

    /// The end of a run that made a slate; the result names it.
    ///
    /// - Parameter base: The slate that the run begins from.
    /// - Throws: Why the slate cannot take the place of the one it begins from.
    func commit(
        _ finished: FinishedRun, from base: StoredSlate?, in snapshot: RegisterSnapshot
    ) throws(Refusal) -> Commit {
        let slate = Slate(
            id: RunRecord.nextID(snapshot), title: run.title, window: run.window, state: .draft, version: 1,
            createdBy: run.asker.actor
        )
        let record = finished.record(slate.id, journalIndex: run.journalIndex)
        var changes: [Change] = [.slate(slate), .run(record)]
        changes += finished.problem.pins.map { .pin($0, on: slate.id) }
        var entries = [try solved(slate, record, finished, from: base)]
        if let base = base?.slate, let version = run.base?.version {
            var replaced = base
            do throws(Slate.Refusal) {
                try replaced.supersede(by: slate.id, expectedVersion: version)
            } catch {
                throw Refusal(error, of: base.id)
            }
            changes.append(.slate(replaced))
            entries.append(RunRecord.entry(base, replaced, action: "slate.superseded"))
        }
        let state = Run.State.done(slate.id)
        changes.append(.runEnded(run.id, as: state, owner: owner, at: now))
        return Commit(
            caller: caller, at: now, changes: changes, entries: entries + [entry(state)], result: slate.id.rawValue
        )
    }

    /// What the journal says of the slate.
    private func solved(
        _ slate: Slate, _ record: SolverRun, _ finished: FinishedRun, from base: StoredSlate?
    ) throws(Refusal) -> JournalDraft {
        var fields: [(String, JSONText)] = [("run", .text(run.id.rawValue))]
        if let steps = record.stoppedAfter {
            fields += [("stopped_by", .optional(run.stopper)), ("stopped_after", .int(steps))]
        }
        let problem = finished.problem
        switch run.kind {
        case .solve: return RunRecord.entry(slate, record, action: "slate.solved", adding: fields)
        case .again:
            if let kept = problem.kept {
                fields += [
                    ("kept_from", .text(kept.slate.rawValue)), ("keep_points", .int(kept.points)),
                    ("lines_kept", .int(kept.count(in: record.lines))),
                ]
            }
            return RunRecord.entry(slate, record, action: "slate.solved", adding: fields)
        case .pin, .exclude:
            var earlier = base?.pins ?? []
            let pin = problem.pins.first { pin in
                guard let place = earlier.firstIndex(of: pin) else { return true }
                earlier.remove(at: place)
                return false
            }
            if let pin {
                fields += [("person", .text(pin.person.rawValue)), ("position", .text(pin.position.rawValue))]
                let own = try PinnedGates(of: problem).pairs
                    .first { $0.person == pin.person && $0.position == pin.position }
                if run.kind == .pin, let own { fields.append(("gates_overridden", own.gatesOverridden)) }
            }
            return RunRecord.entry(
                slate, record, action: run.kind == .pin ? "slate.pinned" : "slate.excluded", reason: pin?.reason,
                adding: fields
            )
        }
    }

    /// What the journal says of the run.
    private func entry(_ state: Run.State) -> JournalDraft {
        var fields: [(String, JSONText)] = [("state", .text(state.word))]
        switch state {
        case .done(let slate): fields.append(("slate", .text(slate.rawValue)))
        case .failed(let refusal):
            fields += [("code", .text(refusal.code.rawValue)), ("detail", .text(refusal.detail))]
        case .waiting, .running, .stopped: break
        }
        return RunRecord.entry(run, action: "run.ended", after: fields)
    }
}
