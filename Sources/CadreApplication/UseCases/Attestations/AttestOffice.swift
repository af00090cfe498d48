public import CadreDomain

/// Shows what an office is asked to attest, keeps its draft, and takes its attestation.
///
/// What is attested is what was shown: the digest of the rows comes back with the answers, and rows that have changed
/// meanwhile are refused with what changed. Nothing of the register is edited: a note is a finding.
public struct AttestOffice: Sendable {
    let keeper: RegisterKeeper
    let journal: any JournalStore
    let store: any AttestationStore

    /// What an office says.
    public struct Input: Hashable, Sendable {
        /// The code or the identity of the office.
        public let office: String
        /// SHA-256 of the rows that were shown.
        public let digest: String
        /// The rows that were shown, each with its mark; every row where nil.
        public let shown: [ID<Position>: String]?
        /// The rows that are right.
        public let correct: Set<ID<Position>>
        /// Whether every row shown without a note is right.
        public let areAllCorrect: Bool
        /// What is wrong with a row.
        public let notes: [ID<Position>: String]
        /// Whether it is sent; else it is kept as a draft.
        public let isSent: Bool

        /// Makes an input.
        public init(
            office: String, digest: String, shown: [ID<Position>: String]? = nil, correct: Set<ID<Position>> = [],
            areAllCorrect: Bool = false, notes: [ID<Position>: String] = [:], isSent: Bool
        ) {
            self.office = office
            self.digest = digest
            self.shown = shown
            self.correct = correct
            self.areAllCorrect = areAllCorrect
            self.notes = notes
            self.isSent = isSent
        }
    }

    /// Makes the use case.
    public init(keeper: RegisterKeeper, journal: any JournalStore, store: any AttestationStore) {
        self.keeper = keeper
        self.journal = journal
        self.store = store
    }

    /// Reads what an office is asked in the newest campaign.
    public func form(_ key: String, for caller: Caller) async throws(Refusal) -> AttestationForm {
        let snapshot = await keeper.snapshot
        let (campaign, office) = try await asked(key, snapshot)
        try AccessPolicy.check(caller, may: .readPeople, on: Reach(country: office.country, command: office.command))
        var form = AttestationForm(campaign, office, try await store.said(by: office.id), snapshot)
        guard form.last != nil else { return form }
        for index in form.lines.indices.prefix(Self.entryCountMax) where form.lines[index].change != nil {
            form.lines[index].entry = try await newest(about: form.lines[index].row.position, form, snapshot)
        }
        return form
    }

    /// How many changed rows are looked up in the journal.
    private static let entryCountMax = 50

    /// The newest entry about a position, or about an assignment to it, since the last attestation.
    private func newest(
        about position: ID<Position>, _ form: AttestationForm, _ snapshot: RegisterSnapshot
    ) async throws(Refusal) -> JournalEntry? {
        let assignments = snapshot.assignments(to: position)
        let objects =
            [JournalObject("position", position.rawValue)]
            + assignments.map { JournalObject("assignment", $0.id.rawValue) }
        do throws(StoreError) {
            let entries = try await journal.newestEntries(about: objects, upTo: snapshot.journalIndex, limit: 1)
            return entries.first { entry in form.last.map { entry.at > $0.at } ?? true }
        } catch {
            throw Refusal(error)
        }
    }

    /// The index of the journal under which an attestation was sent; nil where it was not.
    public func journalIndex(of attestation: Attestation?) async throws(Refusal) -> Int64? {
        guard let attestation, let receipt = attestation.receipt else { return nil }
        do throws(StoreError) {
            let entries = try await journal.entries(about: "office", attestation.office.rawValue, limit: .max)
            return entries.first { $0.draft.action == Self.sentAction && $0.at == receipt.at }?.index
        } catch {
            throw Refusal(error)
        }
    }

    static let sentAction = "attestation.sent"

    /// Keeps a draft, or sends the attestation where nothing is left open, and returns how many rows are.
    ///
    /// Where rows are left that have neither a tick nor a note, a draft is kept and nothing is sent.
    public func callAsFunction(_ input: Input, key: IdempotencyKey, by caller: Caller) async throws(Refusal) -> Int {
        let (campaign, office) = try await asked(input.office, await keeper.snapshot)
        try AccessPolicy.check(
            caller, may: .attestOffice, on: Reach(country: office.country, command: office.command))
        let history = try await store.said(by: office.id)
        let now = keeper.now
        let receipt = try await keeper.write(key: key) { (snapshot: RegisterSnapshot) throws(Refusal) -> Commit in
            let form = AttestationForm(campaign, office, history, snapshot)
            let attestation = try Self.decide(input, form, by: caller, at: now)
            let left = form.lines.count - attestation.answers.count
            return Commit(
                caller: caller, at: now, changes: [.attestation(attestation)],
                entries: Self.entries(attestation, form, left: left), result: String(left)
            )
        }
        return Int(receipt.result) ?? 0
    }

    /// The newest campaign and the office on its day.
    private func asked(
        _ key: String, _ snapshot: RegisterSnapshot
    ) async throws(Refusal) -> (AttestationCampaign, Office) {
        guard let campaign = try await store.everyCampaign().first else { throw OpenAttestation.notOpen }
        let office =
            snapshot.office(code: key, on: campaign.asOf)
            ?? ID<Office>(key).flatMap { snapshot.office($0, on: campaign.asOf) }
        guard let office else {
            throw Refusal(
                .officeNotFound, "There is no office (\(key)) on (\(campaign.asOf)).",
                fix: "Look at the list of offices."
            )
        }
        return (campaign, office)
    }

    /// Decides what the office has said by now; pure.
    private static func decide(
        _ input: Input, _ form: AttestationForm, by caller: Caller, at now: Timestamp
    ) throws(Refusal) -> Attestation {
        guard form.campaign.isOpen else { throw OpenAttestation.notOpen }
        guard !form.lines.isEmpty else {
            throw Refusal(
                .attestationNotOpen, "The office (\(form.office.code)) has no position on (\(form.campaign.asOf)).",
                fix: "There is nothing to attest."
            )
        }
        if let receipt = form.said?.receipt {
            throw Refusal(
                .attestationSent, "The roster was attested by (\(receipt.by)) at (\(receipt.at)).",
                fix:
                    "Read the receipt; what is wrong now is a matter of the next campaign or of the assignment officer."
            )
        }
        try checkShown(input, form)
        var answers: [Attestation.Answer] = []
        for line in form.lines {
            let position = line.row.position
            guard input.shown.map({ $0[position] != nil }) ?? true else {
                if let answer = line.answer { answers.append(answer) }
                continue
            }
            let note = try note(input.notes[position], of: position)
            guard note != nil || input.areAllCorrect || input.correct.contains(position) else { continue }
            answers.append(Attestation.Answer(position: position, facts: line.row.facts, note: note))
        }
        let isSent = input.isSent && answers.count == form.lines.count
        return Attestation(
            campaign: form.campaign.id, office: form.office.id, version: (form.said?.version ?? 0) + 1,
            answers: answers.sorted { $0.position < $1.position },
            receipt: isSent ? Attestation.Receipt(by: caller.actor, at: now, digest: form.digest) : nil
        )
    }

    /// Refuses rows that are not as they were shown, each with what it is now.
    private static func checkShown(_ input: Input, _ form: AttestationForm) throws(Refusal) {
        let rows = Dictionary(form.lines.map { ($0.row.position, $0.row) }) { first, _ in first }
        var problems: [Refusal.Problem] = []
        for (position, mark) in (input.shown ?? [:]).sorted(by: { $0.key < $1.key }) where rows[position]?.mark != mark
        {
            let now = rows[position].map { row in
                zip(AttestedRow.factTitles, row.facts).map { "\($0.lowercased()) \($1)" }.joined(separator: ", ")
            }
            problems.append(
                Refusal.Problem(
                    pointer: position.rawValue,
                    detail: now.map { "It has changed since it was shown and is now: \($0)" }
                        ?? "It is no position of the office any more",
                    fix: "Look at the row again."
                )
            )
        }
        let named = Set(input.correct).union(input.notes.keys)
        for position in named.sorted() where rows[position] == nil && input.shown?[position] == nil {
            problems.append(
                Refusal.Problem(
                    pointer: position.rawValue, detail: "It is no position of the office (\(form.office.code))",
                    fix: "Leave it out."
                )
            )
        }
        guard problems.isEmpty, !input.isSent || input.digest == form.digest else {
            let count = problems.count
            throw Refusal(
                .attestationChanged,
                count == 0
                    ? "The rows of the office (\(form.office.code)) are not those whose digest was sent."
                    : "\(count) of the rows of the office (\(form.office.code)) "
                        + "\(count == 1 ? "is" : "are") not as shown.",
                fix: "Nothing was attested. Read the roster again and answer what it shows now.", problems: problems
            )
        }
    }

    /// The note without the white space around it; nil where there is none.
    private static func note(_ text: String?, of position: ID<Position>) throws(Refusal) -> String? {
        guard let text, text.contains(where: { !$0.isWhitespace }) else { return nil }
        return try SlateText.reason(text, field: "note_\(position)")
    }

    /// One entry of the office, and one of each position with a finding once it is sent.
    private static func entries(_ attestation: Attestation, _ form: AttestationForm, left: Int) -> [JournalDraft] {
        let isSent = attestation.receipt != nil
        let findings = isSent ? attestation.findings : []
        let campaign = JSONText.text(form.campaign.id.rawValue)
        return findings.map { finding in
            JournalDraft(
                action: "finding.reported", objectKind: "position", objectID: finding.position.rawValue, before: nil,
                after: JSONText.object([("campaign", campaign), ("note", .optional(finding.note))]).text
            )
        } + [
            JournalDraft(
                action: isSent ? sentAction : "attestation.drafted", objectKind: "office",
                objectID: form.office.id.rawValue, before: nil,
                after: JSONText.object([
                    ("campaign", campaign), ("quarter", .text(form.campaign.quarter.description)),
                    ("rows", .int(form.lines.count)), ("left", .int(left)), ("findings", .int(findings.count)),
                    ("digest", .text(form.digest)),
                ]).text
            )
        ]
    }
}
