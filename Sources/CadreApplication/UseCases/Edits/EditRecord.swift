public import CadreDomain

/// Edits one record: from a day on, as a new version, or as a correction of the version in force.
///
/// An edit is an import of one row: the same checks, the same problems. What somebody else changed since the record was
/// read is merged field by field; a field that both changed is for the person to decide.
public struct EditRecord: Sendable {
    let keeper: RegisterKeeper
    let journal: any JournalStore
    let rows: any EditRows

    /// How many entries of the journal about a record are looked at for what it was when it was read.
    static let entryCountMax = 500

    /// What to change.
    public struct Input: Sendable {
        /// The noun.
        public let noun: EditedNoun
        /// The identity, or what people call it: a number, a code.
        public let key: String
        /// The first day of the new version; nil to correct the version in force.
        public let from: Day?
        /// The day whose version is corrected; nil for today.
        public let on: Day?
        /// The index of the journal at which the record was read; nil for now.
        public let version: Int64?
        /// The fields that are given, by the names of import columns.
        public let fields: [String: String]
        /// Why, in one line; nil where nobody says.
        public let reason: String?

        /// The day that says which version is meant.
        func day(in snapshot: RegisterSnapshot) -> Day { from ?? on ?? snapshot.today }

        /// Makes an input.
        public init(
            noun: EditedNoun, key: String, from: Day?, on: Day? = nil, version: Int64?, fields: [String: String],
            reason: String? = nil
        ) {
            self.noun = noun
            self.key = key
            self.from = from
            self.on = on
            self.version = version
            self.fields = fields
            self.reason = reason
        }
    }

    /// What came of it.
    public struct Outcome: Sendable {
        /// The change set; nil where nothing differs, or nothing was to be written.
        public let change: ID<ChangeSet>?
        /// What differs.
        public let differences: [ImportDiff.Difference]
        /// What to look at although it was taken.
        public let warnings: [RowProblem]
        /// The fields that somebody else changed since the record was read, and that stay as they are now.
        public let taken: [String]
    }

    /// A record on its way through a form.
    public struct Form: Sendable {
        /// The version that is edited.
        public let record: EditedRecord
        /// Its fields, in the order of import files.
        public let fields: [EditField]
        /// The cells as they stand now.
        public let cells: [String: String]
        /// The index of the journal at which they were read.
        public let version: Int64
        /// What the cells sent and those that stand now come to together; nil where none were sent.
        public let merge: EditMerge?
    }

    /// Makes the use case.
    public init(keeper: RegisterKeeper, journal: any JournalStore, rows: any EditRows) {
        self.keeper = keeper
        self.journal = journal
        self.rows = rows
    }

    /// The fields of a noun, without those that say which record and which version it is.
    public func fields(of noun: EditedNoun) -> [EditField] {
        rows.editable(of: noun)
    }

    /// The form of a record as it stands on a day, with what was sent before and refused.
    public func form(
        _ noun: EditedNoun, _ key: String, on day: Day?, sent: Input? = nil, for caller: Caller
    ) async throws(Refusal) -> Form {
        let snapshot = await keeper.snapshot
        let record = try snapshot.edited(noun, key, on: day ?? snapshot.today)
        try AccessPolicy.check(caller, may: .editRecord, on: record.reach(in: snapshot))
        let cells = rows.cells(of: [record], noun, in: snapshot.register)[0]
        var merge: EditMerge?
        if let sent { merge = try await self.merge(sent, record, snapshot) }
        return Form(
            record: record, fields: fields(of: noun), cells: cells, version: snapshot.journalIndex, merge: merge
        )
    }

    /// Edits the record.
    ///
    /// - Parameter isDryRun: Whether to say what would be written and write nothing.
    /// - Throws: `version.stale` with the three values of each field that both sides changed; `edit.rejected` with the
    ///   fields that cannot be taken.
    public func callAsFunction(
        _ input: Input, isDryRun: Bool = false, key: IdempotencyKey, by caller: Caller
    ) async throws(Refusal) -> Outcome {
        if !isDryRun, let earlier = try await keeper.result(of: key) {
            return Outcome(change: ID(earlier), differences: [], warnings: [], taken: [])
        }
        let snapshot = await keeper.snapshot
        let record = try snapshot.edited(input.noun, input.key, on: input.day(in: snapshot))
        try AccessPolicy.check(caller, may: .editRecord, on: record.reach(in: snapshot))
        try rows.check(input.fields, of: input.noun)
        let reason: String? = if let reason = input.reason { try SlateText.reason(reason) } else { nil }
        let merge = try await merge(input, record, snapshot)
        try Self.check(merge)
        guard !merge.changed.isEmpty else {
            return Outcome(change: nil, differences: [], warnings: [], taken: merge.taken)
        }
        let row = EditRow(id: record.id, cells: try Self.dated(merge.cells, record, from: input.from))
        let file = try rows.file([row], of: input.noun)
        let plan = try EditPlan(file, in: snapshot)
        try plan.check()
        try Self.checkReach(plan, caller, snapshot)
        let warnings = plan.diff.problems.filter { !$0.isRejecting }
        guard !isDryRun, plan.diff.isChange else {
            return Outcome(change: nil, differences: plan.differences, warnings: warnings, taken: merge.taken)
        }
        let now = keeper.now
        let receipt = try await keeper.write(key: key) { (newest: RegisterSnapshot) throws(Refusal) -> Commit in
            let current = try newest.edited(input.noun, input.key, on: input.day(in: newest))
            guard current == record else {
                throw Refusal(
                    .versionStale, "The \(input.noun.rawValue) was changed just now.", fix: "Send it again."
                )
            }
            let plan = try EditPlan(file, in: newest)
            try plan.check()
            let (set, entries) = plan.changeSet(.edit, "Edit of \(record.name)", reason: reason, on: newest)
            return Commit(
                caller: caller, at: now, changes: plan.changes + [.changeSet(set)], entries: entries,
                result: set.id.rawValue
            )
        }
        return Outcome(
            change: ID(receipt.result), differences: plan.differences, warnings: warnings, taken: merge.taken
        )
    }

    // MARK: Steps

    private func merge(
        _ input: Input, _ record: EditedRecord, _ snapshot: RegisterSnapshot
    ) async throws(Refusal) -> EditMerge {
        let version = input.version ?? snapshot.journalIndex
        guard version <= snapshot.journalIndex else {
            throw Refusal(
                .journalIndexUnknown, "The journal ends before the index (\(version)).",
                fix: "Send the journal_index that the record was read with."
            )
        }
        let base = try await journal.base(of: record, input.noun, at: version)
        let cells = rows.cells(of: [base, record], input.noun, in: snapshot.register)
        return EditMerge(
            fields(of: input.noun).map(\.name), base: cells[0], theirs: cells[1], yours: input.fields
        )
    }

    private static func check(_ merge: EditMerge) throws(Refusal) {
        guard !merge.conflicts.isEmpty else { return }
        throw Refusal(
            .versionStale,
            "\(Grouped.count(merge.conflicts.count, "field")) \(merge.conflicts.count == 1 ? "was" : "were") changed "
                + "by somebody else since the record was read.",
            fix: "Nothing was written. Choose a value for each, and send it with the newest version.",
            problems: merge.conflicts.map {
                Refusal.Problem(
                    pointer: $0.field, detail: "base (\($0.base)), theirs (\($0.theirs)), yours (\($0.yours))",
                    fix: "Send theirs or yours, made from the newest version."
                )
            }
        )
    }

    /// The cells with the first day of the version that is written.
    static func dated(
        _ cells: [String: String], _ record: EditedRecord, from: Day?
    ) throws(Refusal) -> [String: String] {
        var cells = cells
        guard let from else { return cells }
        guard from >= record.validity.start else {
            throw Refusal(
                .editRejected, "The record begins on (\(record.validity.start)), after (\(from)).",
                fix: "Give a day on which it is on record, or correct the version.",
                problems: [
                    Refusal.Problem(
                        pointer: "from", detail: "(\(from)) is before the first day (\(record.validity.start))",
                        fix: "Give a later day"
                    )
                ]
            )
        }
        cells["valid_from"] = from.description
        return cells
    }

    /// Refuses an edit that moves a record out of the caller's reach.
    private static func checkReach(
        _ plan: EditPlan, _ caller: Caller, _ snapshot: RegisterSnapshot
    ) throws(Refusal) {
        for difference in plan.differences {
            let record = difference.after.flatMap { RegisterRecord(noun: difference.noun, json: $0) }
            guard let edited = record.flatMap({ EditedRecord($0) }) else { continue }
            try AccessPolicy.check(caller, may: .editRecord, on: edited.reach(in: snapshot))
        }
    }
}
