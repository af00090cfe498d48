import CadreDomain

/// Decides which value of a field stands where sources disagree, and writes it.
///
/// The decision is kept, and stands until a source says something new of the field.
public struct DecideDisagreement: Sendable {
    let keeper: RegisterKeeper

    /// What is decided.
    public struct Input: Hashable, Sendable {
        /// Noun, record and field.
        public let disagreement: String
        /// The code of the source whose value is to stand.
        public let source: String
        /// The version of the disagreement that was read, see ``Disagreement/version``; nil for whatever it is now.
        public let expectedVersion: Int?
        /// Why.
        public let reason: String

        /// Makes an input.
        public init(disagreement: String, source: String, expectedVersion: Int?, reason: String) {
            self.disagreement = disagreement
            self.source = source
            self.expectedVersion = expectedVersion
            self.reason = reason
        }
    }

    /// Makes the use case.
    public init(keeper: RegisterKeeper) { self.keeper = keeper }

    /// Decides and returns the value that stands, as people read it.
    ///
    /// - Throws: `version.stale` where a source has said something new since the disagreement was read;
    ///   `record.breaks-law` where the record with that value would break one.
    public func callAsFunction(
        _ input: Input, key: IdempotencyKey, by caller: Caller
    ) async throws(Refusal) -> String {
        try AccessPolicy.check(caller, may: .decideDisagreement)
        let now = keeper.now
        let receipt = try await keeper.write(key: key) { (snapshot: RegisterSnapshot) throws(Refusal) -> Commit in
            try Self.decide(input, snapshot, caller, now)
        }
        return receipt.result
    }

    /// Decides on the newest snapshot; pure.
    private static func decide(
        _ input: Input, _ snapshot: RegisterSnapshot, _ caller: Caller, _ now: Timestamp
    ) throws(Refusal) -> Commit {
        let found = try snapshot.disagreement(input.disagreement, on: snapshot.today, for: caller)
        if let expected = input.expectedVersion, expected != found.version {
            throw Refusal(
                .versionStale,
                "A source has said something new of (\(found.key)): it is at version (\(found.version)) by now, not "
                    + "(\(expected)).",
                fix: "Read the disagreement again and decide anew."
            )
        }
        guard let chosen = found.evidence.first(where: { $0.source.id == Source.identity(input.source) }) else {
            let codes = found.evidence.map(\.source.id.rawValue).joined(separator: ", ")
            throw SourceText.refusal(
                "source", "The source (\(input.source)) says nothing of it", "Give one of: \(codes)."
            )
        }
        let decision = FieldDecision(
            key: found.key, from: found.from ?? .first, source: chosen.source.id, value: chosen.value,
            reason: try SlateText.reason(input.reason), actor: caller.actor, at: now, index: snapshot.journalIndex + 1
        )
        let plan = try snapshot.plan(setting: found.key, to: chosen.value)
        let entry = JournalDraft(
            action: "disagreement.decided", objectKind: found.key.record.noun.rawValue,
            objectID: found.key.record.record, before: nil,
            after: JSONText.object([
                ("field", .text(found.key.field)), ("value", .text(chosen.words)), ("stood", .optional(found.stands)),
                ("source", .text(chosen.source.id.rawValue)), ("reason", .text(decision.reason)),
                (
                    "evidence",
                    .list(
                        found.evidence.map {
                            .object([
                                ("source", .text($0.source.id.rawValue)), ("value", .text($0.words)),
                                ("rank", .int($0.rank)), ("received", .int(Int($0.received))),
                            ])
                        })
                ),
            ]).text
        )
        let written = plan?.diffs[0].differences.filter { $0.kind != .removed } ?? []
        return Commit(
            caller: caller, at: now, changes: (plan?.changes ?? []) + [.fieldDecided(decision)],
            entries: [entry]
                + written.map {
                    JournalDraft(
                        action: "\($0.noun).corrected", objectKind: $0.noun, objectID: $0.id, before: $0.before,
                        after: $0.after
                    )
                },
            result: chosen.words
        )
    }
}

extension RegisterSnapshot {
    /// What writing a value into the version of a record that stands today changes, by the laws of an import; nil where
    /// it stands already or no version does.
    fileprivate func plan(setting key: FieldKey, to value: String) throws(Refusal) -> ImportPlan? {
        switch key.record.noun {
        case .office: try plan(Office.self, key, value) { .offices([$0]) }
        case .position: try plan(Position.self, key, value) { .positions([$0]) }
        case .person: try plan(Person.self, key, value) { .people([$0]) }
        case .qualification: try plan(Qualification.self, key, value) { .qualifications([$0]) }
        case .assignment: try plan(Assignment.self, key, value) { .assignments([$0]) }
        }
    }

    private func plan<Record: ImportedRecord>(
        _ kind: Record.Type, _ key: FieldKey, _ value: String, rows: (IncomingRow<Record>) -> IncomingRows
    ) throws(Refusal) -> ImportPlan? {
        guard let standing = standing(kind, key.record.record, on: today),
            let field = Record.sourcedFields.first(where: { $0.name == key.field }), field.value(standing) != value
        else { return nil }
        var record = standing
        guard field.set(&record, value) else {
            throw SourceText.refusal("source", "The value (\(value)) of \(key.field) cannot be read", "Choose another.")
        }
        let changed = record
        let row = IncomingRow<Record>(row: 1, id: standing.id, key: standing.naturalKey(self), reference: nil) { _, _ in
            changed
        }
        let file = IncomingFile(
            name: "decision", digest: "", kind: Record.noun, rowCount: 1, encoding: "", rows: rows(row), problems: [],
            rejectedRowCount: 0, rejectedKeys: nil
        )
        let plan = ImportMatcher.plan([file], in: self)
        if let problem = plan.diffs[0].problems.first(where: \.isRejecting) {
            throw Refusal(
                .recordBreaksLaw,
                "The value cannot be written: \(problem.cause), found (\(problem.found)), allowed: \(problem.allowed).",
                fix: problem.fix
            )
        }
        return plan
    }
}
