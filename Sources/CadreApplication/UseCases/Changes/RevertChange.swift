public import CadreDomain

/// Reverts a change set: every record that it changed becomes exactly what it was before.
///
/// It is refused where a record was changed again since, or where the register would break a law that it keeps now;
/// nothing is written then. A revert is a change set itself, and can be reverted.
public struct RevertChange: Sendable {
    let keeper: RegisterKeeper
    let journal: any JournalStore
    let slates: any SlateStore
    let changes: any ChangeStore

    /// How many records a refusal names.
    static let problemCountMax = 100

    /// Makes the use case.
    public init(
        keeper: RegisterKeeper, journal: any JournalStore, slates: any SlateStore, changes: any ChangeStore
    ) {
        self.keeper = keeper
        self.journal = journal
        self.slates = slates
        self.changes = changes
    }

    /// Reverts a change set and returns the identity of the one that does.
    ///
    /// - Parameter reason: Why, in one line.
    /// - Throws: `change.reverted` where it is reverted already; `change.overtaken` with the records that were changed
    ///   since and the entries that did; `record.breaks-law` with the records at which a law would be broken.
    public func callAsFunction(
        _ id: String, reason: String, key: IdempotencyKey, by caller: Caller
    ) async throws(Refusal) -> ID<ChangeSet> {
        try AccessPolicy.check(caller, may: .revertChange)
        if let earlier = try await keeper.result(of: key) { return try Self.changeSet(earlier) }
        let reason = try SlateText.reason(reason)
        let stored = try await changes.known(id)
        try Self.checkOpen(stored)
        let items = try await journal.items(of: stored.set)
        let plan = RevertPlan(items, in: await keeper.snapshot)
        if !plan.overtaken.isEmpty { throw try await overtaken(stored.set, plan.overtaken) }
        try await checkLaws(stored.set, plan)
        let now = keeper.now
        let receipt = try await keeper.write(key: key) { (snapshot: RegisterSnapshot) throws(Refusal) -> Commit in
            let plan = RevertPlan(items, in: snapshot)
            guard plan.overtaken.isEmpty, plan.breaches.isEmpty else {
                throw Refusal(
                    .changeOvertaken, "The register was changed while (\(stored.set.id)) was being reverted.",
                    fix: "Nothing was written. Try again."
                )
            }
            return Self.commit(stored.set, plan, reason, snapshot, caller, now)
        }
        return try Self.changeSet(receipt.result)
    }

    private static func commit(
        _ set: ChangeSet, _ plan: RevertPlan, _ reason: String, _ snapshot: RegisterSnapshot, _ caller: Caller,
        _ now: Timestamp
    ) -> Commit {
        let id = ChangeSet.nextID(snapshot)
        let head = JournalDraft(
            action: "change.reverted", objectKind: ChangeSet.noun, objectID: set.id.rawValue,
            before: JSONText.object([("id", .text(set.id.rawValue)), ("state", .text(ChangeRow.states[0]))]).text,
            after: JSONText.object([
                ("id", .text(set.id.rawValue)), ("state", .text(ChangeRow.states[1])), ("by", .text(id.rawValue)),
                ("title", .text(set.title)), ("reason", .text(reason)),
            ]).text
        )
        let entries = [head] + plan.entries
        let revert = ChangeSet(
            .revert, "Revert of \(set.id)", reason: reason, reverting: set.id, entries: entries, on: snapshot
        )
        return Commit(
            caller: caller, at: now, changes: plan.changes + [.changeSet(revert)], entries: entries,
            result: id.rawValue
        )
    }

    private static func changeSet(_ result: String) throws(Refusal) -> ID<ChangeSet> {
        guard let id = ID<ChangeSet>(result) else {
            throw Refusal(.internalFailure, "The receipt names no change set.", fix: "Tell the operator.")
        }
        return id
    }

    private static func checkOpen(_ stored: StoredChangeSet) throws(Refusal) {
        guard let later = stored.revertedBy else { return }
        throw Refusal(
            .changeReverted, "The change set (\(stored.set.id)) is reverted already, by (\(later)).",
            fix: "To have its changes again, revert (\(later))."
        )
    }

    // MARK: What stands against it

    /// Refuses where a law would be broken, or where a slate names a record that would be gone.
    private func checkLaws(_ set: ChangeSet, _ plan: RevertPlan) async throws(Refusal) {
        var problems: [Refusal.Problem] = []
        for breach in plan.breaches.prefix(Self.problemCountMax) {
            let by = try await newest(breach.noun, breach.id, after: set.lastIndex).map { ", from \($0.words)" } ?? ""
            problems.append(
                Refusal.Problem(
                    pointer: "\(breach.noun) \(breach.id)", detail: breach.clause + by,
                    fix: "Change or revert what brought it, then revert (\(set.id))."
                )
            )
        }
        problems += try await namedInSlates(plan)
        guard !problems.isEmpty else { return }
        throw Refusal(
            .recordBreaksLaw,
            "Without the changes of (\(set.id)) \(Grouped.count(problems.count, "record")) would break a law.",
            fix: "Nothing was written. Settle the records that are named first.",
            problems: problems
        )
    }

    /// Slates that name a position or a person that would be gone without a trace.
    private func namedInSlates(_ plan: RevertPlan) async throws(Refusal) -> [Refusal.Problem] {
        let (positions, people) = (plan.vanishedPositions, plan.vanishedPeople)
        guard !positions.isEmpty || !people.isEmpty else { return [] }
        let stored: [StoredSlate]
        do throws(StoreError) { stored = try await slates.slates() } catch { throw Refusal(error) }
        return stored.compactMap { stored in
            let pairs =
                stored.run.lines.map { ($0.position, $0.person) } + stored.pins.map { ($0.position, $0.person) }
            guard let pair = pairs.first(where: { positions.contains($0.0) || people.contains($0.1) }) else {
                return nil
            }
            let record = positions.contains(pair.0) ? "position (\(pair.0))" : "person (\(pair.1))"
            return Refusal.Problem(
                pointer: "slate \(stored.slate.id)", detail: "It names the \(record), which would be gone",
                fix: "A slate is kept for ever; end the record by an edit instead."
            )
        }
    }

    /// Says which records were changed since, by which entries and in which change sets.
    private func overtaken(_ set: ChangeSet, _ slots: [RecordSlot]) async throws(Refusal) -> Refusal {
        let sets: [StoredChangeSet]
        do throws(StoreError) { sets = try await changes.changeSets() } catch { throw Refusal(error) }
        var problems: [Refusal.Problem] = []
        for slot in slots.prefix(Self.problemCountMax) {
            let entry = try await newest(slot.noun, slot.id, after: set.lastIndex)
            let later = entry.flatMap { entry in
                sets.first { ($0.set.firstIndex...$0.set.lastIndex).contains(entry.index) }
            }
            problems.append(
                Refusal.Problem(
                    pointer: "\(slot.noun) \(slot.id)",
                    detail: "It was changed since" + (entry.map { ", by \($0.words)" } ?? ""),
                    fix: later.map { "Revert (\($0.set.id)) first." } ?? "Change it by hand."
                )
            )
        }
        return Refusal(
            .changeOvertaken,
            "\(Grouped.count(slots.count, "record")) of (\(set.id)) \(slots.count == 1 ? "was" : "were") changed "
                + "since.",
            fix: "Nothing was written. Revert the later change sets first, newest first.", problems: problems
        )
    }

    /// The newest entry about a record behind an index of the journal; nil where there is none.
    private func newest(_ noun: String, _ id: String, after index: Int64) async throws(Refusal) -> JournalEntry? {
        do throws(StoreError) {
            return try await journal.newestEntries(about: [JournalObject(noun, id)], upTo: .max, limit: 1)
                .first { $0.index > index }
        } catch {
            throw Refusal(error)
        }
    }
}

extension JournalEntry {
    /// The entry in a clause, with what was done and by whom.
    fileprivate var words: String { "entry \(index) (\(draft.action), \(actor))" }
}
