import CadreDomain

/// What brings every record that a change set changed back to what it was before; pure.
struct RevertPlan {
    /// The records that were changed again since, so that they are not what the change set left.
    let overtaken: [RecordSlot]
    /// The laws that the register would break then and does not break now.
    let breaches: [RegisterBreach]
    /// The changes, in an order that the store takes.
    let changes: [Change]
    /// One entry a record, from what it is to what it was.
    let entries: [JournalDraft]
    /// The positions of which no version would be left.
    private(set) var vanishedPositions: Set<ID<Position>> = []
    /// The people of whom no version would be left.
    private(set) var vanishedPeople: Set<ID<Person>> = []

    /// Plans on a snapshot.
    init(_ items: [ChangeItem], in snapshot: RegisterSnapshot) {
        var left: [RecordSlot: RegisterRecord?] = [:]
        var restored: [RecordSlot: RegisterRecord?] = [:]
        var order: [RecordSlot] = []
        for item in items {
            guard let slot = item.slot else { continue }
            left[slot] = .some(item.after)
            guard restored[slot] == nil else { continue }
            restored[slot] = .some(item.replaced)
            order.append(slot)
        }
        let current = snapshot.register.records(in: Set(order))
        overtaken = order.filter { current[$0] != (left[$0] ?? nil) }.sorted()
        let steps = order.reversed().map { (slot: $0, was: current[$0], becomes: restored[$0] ?? nil) }
            .filter { $0.was != $0.becomes }
        changes = Self.ordered(steps.map { (was: $0.was, becomes: $0.becomes) })
        entries = steps.map { step in
            JournalDraft(
                action: "\(step.slot.noun).reverted", objectKind: step.slot.noun, objectID: step.slot.id,
                before: step.was?.json.text, after: step.becomes?.json.text
            )
        }
        guard overtaken.isEmpty else {
            breaches = []
            return
        }
        let after = snapshot.applying(
            changes, journalIndex: snapshot.journalIndex, clockDay: snapshot.today
        )
        breaches = RegisterBreach.added(from: snapshot, to: after)
        for change in changes {
            switch change {
            case .positionVersionRemoved(let id, _) where after.versions(of: id).isEmpty: vanishedPositions.insert(id)
            case .personVersionRemoved(let id, _) where after.versions(of: id).isEmpty: vanishedPeople.insert(id)
            default: break
            }
        }
    }

    /// Removals first, then what is written; planned assignments last, and those that move leave their position before.
    ///
    /// A position has one planned assignment at a time, also while the changes are made.
    private static func ordered(_ steps: [(was: RegisterRecord?, becomes: RegisterRecord?)]) -> [Change] {
        let removals = steps.filter { $0.becomes == nil }.compactMap(\.was?.removing)
        let written = steps.compactMap(\.becomes)
        let leaving = steps.compactMap { step -> Change? in
            guard case .assignment(var old)? = step.was, case .assignment(let new)? = step.becomes,
                old.state == .planned, new.state == .planned, old.position != new.position
            else { return nil }
            old.state = .cancelled
            return .assignment(old)
        }
        return removals + written.filter { !$0.isPlanned }.map(\.writing) + leaving
            + written.filter(\.isPlanned).map(\.writing)
    }
}

extension RegisterRecord {
    /// Whether it is an assignment that has not begun.
    fileprivate var isPlanned: Bool {
        if case .assignment(let assignment) = self { assignment.state == .planned } else { false }
    }
}
