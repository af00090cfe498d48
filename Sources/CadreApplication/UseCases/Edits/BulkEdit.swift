public import CadreDomain
import CadreLedger

/// Edits every record that a filter chooses, together: previewed, checked by the same laws as one, and committed as one
/// change set.
public struct BulkEdit: Sendable {
    let keeper: RegisterKeeper
    let journal: any JournalStore
    let rows: any EditRows

    /// How many records a bulk edit may change unless the caller says another number.
    public static let affectedCountDefault = 250
    /// The largest number that a caller may say.
    public static let affectedCountMax = 5_000
    /// How many entries a refusal names that were written since a preview.
    static let entryCountMax = 20

    /// Which records, and what to change in each.
    public struct Input: Sendable {
        /// The noun.
        public let noun: EditedNoun
        /// The filter, in the grammar of the noun's list.
        public let filter: [QueryItem]
        /// The fields, by the names of import columns.
        public let fields: [String: String]
        /// The first day of new versions; nil to correct those in force on the day of the filter.
        public let from: Day?
        /// Why, in one line; nil where nobody says.
        public let reason: String?
        /// How many records may match.
        public let affectedMax: Int

        /// Makes an input.
        public init(
            noun: EditedNoun, filter: [QueryItem], fields: [String: String], from: Day? = nil, reason: String? = nil,
            affectedMax: Int = BulkEdit.affectedCountDefault
        ) {
            self.noun = noun
            self.filter = filter
            self.fields = fields
            self.from = from
            self.reason = reason
            self.affectedMax = affectedMax
        }
    }

    /// What a bulk edit would change, exactly.
    public struct Preview: Sendable {
        /// How many records match the filter.
        public let matchedCount: Int
        /// The records that would become others, in the order of the list.
        public let differences: [ImportDiff.Difference]
        /// What to look at although it would be taken.
        public let warnings: [RowProblem]
        /// What tells this set from every other: the index of the journal, and the digest of what would be written.
        public let token: String

        /// How many records say already what is asked for.
        public var sameCount: Int { matchedCount - differences.count }
    }

    /// Makes the use case.
    public init(keeper: RegisterKeeper, journal: any JournalStore, rows: any EditRows) {
        self.keeper = keeper
        self.journal = journal
        self.rows = rows
    }

    /// The fields of a noun that an edit can change.
    public func fields(of noun: EditedNoun) -> [EditField] {
        rows.editable(of: noun)
    }

    /// What the edit would change; writes nothing.
    public func preview(_ input: Input, for caller: Caller) async throws(Refusal) -> Preview {
        try plan(input, await keeper.snapshot, caller).preview
    }

    /// Changes the records, all of them in one transaction.
    ///
    /// - Parameter token: The token of the preview that was looked at; nil where nobody looked.
    /// - Returns: The change set, nil where there was nothing to write, with what it changed.
    /// - Throws: `version.stale` with what was changed since, where the set is not the one that was previewed.
    public func callAsFunction(
        _ input: Input, token: String?, key: IdempotencyKey, by caller: Caller
    ) async throws(Refusal) -> (change: ID<ChangeSet>?, preview: Preview?) {
        if let earlier = try await keeper.result(of: key) { return (ID(earlier), nil) }
        let reason: String? = if let reason = input.reason { try SlateText.reason(reason) } else { nil }
        let (preview, _) = try plan(input, await keeper.snapshot, caller)
        if let token, Self.digest(token) != Self.digest(preview.token) { throw try await stale(token, preview) }
        guard !preview.differences.isEmpty else { return (nil, preview) }
        let now = keeper.now
        let receipt = try await keeper.write(key: key) { (newest: RegisterSnapshot) throws(Refusal) -> Commit in
            let (current, plan) = try self.plan(input, newest, caller)
            guard Self.digest(current.token) == Self.digest(preview.token) else {
                throw Refusal(.versionStale, "The register was changed just now.", fix: "Send it again.")
            }
            let what = input.fields.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ", ")
            let nouns = Grouped.count(preview.differences.count, input.noun.rawValue, input.noun.plural)
            let (set, entries) = plan.changeSet(.bulkEdit, "Edit of \(nouns): \(what)", reason: reason, on: newest)
            return Commit(
                caller: caller, at: now, changes: plan.changes + [.changeSet(set)], entries: entries,
                result: set.id.rawValue
            )
        }
        return (ID(receipt.result), preview)
    }

    // MARK: Steps

    private func plan(
        _ input: Input, _ snapshot: RegisterSnapshot, _ caller: Caller
    ) throws(Refusal) -> (preview: Preview, plan: EditPlan) {
        guard (1...Self.affectedCountMax).contains(input.affectedMax) else {
            throw Refusal(
                .parameterBadValue, "The largest number of records (\(input.affectedMax)) is out of range.",
                fix: "Give a whole number from 1 to \(Grouped.text(Self.affectedCountMax))."
            )
        }
        try rows.check(input.fields, of: input.noun)
        let (matched, day) = try snapshot.matching(input.filter, input.noun, for: caller)
        guard matched.count <= input.affectedMax else {
            throw Refusal(
                .bulkEditTooLarge,
                "\(Grouped.count(matched.count, input.noun.rawValue, input.noun.plural)) match, and at most "
                    + "\(Grouped.text(input.affectedMax)) may be changed at once.",
                fix: "Nothing was written. Filter more closely, or allow more, up to "
                    + "\(Grouped.text(Self.affectedCountMax)), with max_affected."
            )
        }
        var records: [EditedRecord] = []
        for id in matched {
            let record = try snapshot.edited(input.noun, id, on: input.from ?? day)
            try AccessPolicy.check(caller, may: .editRecord, on: record.reach(in: snapshot))
            records.append(record)
        }
        let cells = rows.cells(of: records, input.noun, in: snapshot.register)
        var edited: [EditRow] = []
        for (record, own) in zip(records, cells) {
            let merged = own.merging(input.fields) { _, wanted in wanted }
            edited.append(
                EditRow(
                    id: record.id,
                    cells: merged == own ? own : try EditRecord.dated(merged, record, from: input.from)
                )
            )
        }
        let plan = try EditPlan(try rows.file(edited, of: input.noun), in: snapshot)
        try plan.check(naming: records.map(\.name))
        let written = plan.entries.map { "\($0.objectID)\n\($0.before ?? "")\n\($0.after ?? "")" }
        let digest = Digest256(of: written.joined(separator: "\n").utf8).description
        return (
            Preview(
                matchedCount: matched.count, differences: plan.differences,
                warnings: plan.diff.problems.filter { !$0.isRejecting }, token: "\(snapshot.journalIndex)-\(digest)"
            ), plan
        )
    }

    private static func digest(_ token: String) -> Substring { token.drop { $0 != "-" } }

    /// Says what was written since a preview.
    private func stale(_ token: String, _ preview: Preview) async throws(Refusal) -> Refusal {
        let index = Int64(token.prefix { $0 != "-" }) ?? 0
        let entries: [JournalEntry]
        do throws(StoreError) {
            entries = try await journal.entries(after: max(0, index), limit: RevertChange.problemCountMax)
        } catch {
            throw Refusal(error)
        }
        return Refusal(
            .versionStale,
            "The records are not what was previewed: \(Grouped.count(preview.matchedCount, "record")) match now, and "
                + "\(Grouped.text(preview.differences.count)) would be changed.",
            fix: "Nothing was written. Look at the preview again.",
            problems: entries.filter { ChangeItem.isOfRecord($0.draft) }.prefix(Self.entryCountMax).map {
                Refusal.Problem(
                    pointer: "\($0.draft.objectKind) \($0.draft.objectID)",
                    detail: "entry \($0.index): \($0.draft.action), by \($0.actor)", fix: "Look at it."
                )
            }
        )
    }
}

extension RegisterSnapshot {
    /// The identities of the records that a filter chooses, in the order of the list, and the day that it looks at.
    fileprivate func matching(
        _ filter: [QueryItem], _ noun: EditedNoun, for caller: Caller
    ) throws(Refusal) -> (ids: [String], day: Day) {
        func chosen<Row>(
            _ reader: ListReader<Row>, _ rows: (Day) -> [Row], _ id: (Row) -> String
        ) throws(Refusal) -> ([String], Day) {
            let query = try query(filter, columns: reader.columns)
            let day = query.asOf ?? today
            return (reader.all(rows(day), query, grades: view(on: day).grades).map(id), day)
        }
        switch noun {
        case .position:
            return try chosen(PositionRow.reader, { view(on: $0).positions(for: caller) }, { $0.position.id.rawValue })
        case .person:
            return try chosen(
                PersonRow.reader,
                { day in
                    view(on: day).people.filter {
                        AccessPolicy.allows(caller, .readPeople, on: reach(of: $0.person.id, on: today))
                    }
                }, { $0.person.id.rawValue }
            )
        case .office:
            return try chosen(OfficeRow.reader, { ListOffices.rows(self, on: $0) }, { $0.office.id.rawValue })
        }
    }
}
