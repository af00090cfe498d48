public import CadreDomain

/// What an office is asked to attest, with what it has said already and what changed since it attested last.
public struct AttestationForm: Sendable {
    /// A row with what is known of it.
    public struct Line: Sendable {
        /// The row.
        public let row: AttestedRow
        /// What was said of it, while it is the same row; nil where nothing was.
        public let answer: Attestation.Answer?
        /// What changed since the last attestation; nil where nothing did.
        public let change: String?
        /// The newest entry of the journal about it since the last attestation; nil where there is none.
        public internal(set) var entry: JournalEntry?
    }

    /// The campaign.
    public let campaign: AttestationCampaign
    /// The office.
    public let office: Office
    /// The rows: those that changed first, then by number.
    public internal(set) var lines: [Line]
    /// Positions that were attested the last time and are rows no more, as their facts were then.
    public let gone: [Attestation.Answer]
    /// SHA-256 of the rows, hexadecimal.
    public let digest: String
    /// What was said so far; nil where nothing was.
    public let said: Attestation?
    /// The receipt of the last attestation before; nil where there is none.
    public let last: Attestation.Receipt?

    /// How many rows have neither a tick nor a note.
    public var leftCount: Int { lines.count { $0.answer == nil } }

    /// Reads what an office is asked.
    ///
    /// - Parameter history: What the office has said in every campaign, newest first.
    init(_ campaign: AttestationCampaign, _ office: Office, _ history: [Attestation], _ snapshot: RegisterSnapshot) {
        self.campaign = campaign
        self.office = office
        let rows = AttestedRow.all(of: office.id, on: campaign.asOf, in: snapshot)
        digest = AttestedRow.digest(rows)
        let said = history.first { $0.campaign == campaign.id }
        let before = history.first { $0.campaign < campaign.id && $0.receipt != nil }
        let answers = Dictionary((said?.answers ?? []).map { ($0.position, $0) }) { first, _ in first }
        let earlier = Dictionary((before?.answers ?? []).map { ($0.position, $0) }) { first, _ in first }
        let lines = rows.map { row in
            let answer = answers[row.position].flatMap { said?.receipt != nil || $0.facts == row.facts ? $0 : nil }
            let change: String? =
                if before == nil { nil } else if let then = earlier[row.position] {
                    row.difference(from: then.facts)
                } else { "not among the rows attested last" }
            return Line(row: row, answer: answer, change: change)
        }
        self.lines = lines.filter { $0.change != nil } + lines.filter { $0.change == nil }
        let now = Set(rows.map(\.position))
        gone = (before?.answers ?? []).filter { !now.contains($0.position) }
        self.said = said
        last = before?.receipt
    }
}
