public import CadreDomain

/// A round in which every office with positions says, once a quarter, whether its roster is right.
public struct AttestationCampaign: Hashable, Sendable {
    /// The identity, such as `atc_000003`.
    public let id: ID<AttestationCampaign>
    /// The quarter, which has one campaign at most.
    public let quarter: FiscalQuarter
    /// The day whose roster is attested.
    public let asOf: Day
    /// The last day on which an office is in time.
    public let due: Day
    /// Who opened it.
    public let openedBy: String
    /// When.
    public let openedAt: Timestamp
    /// Who closed it; nil while it is open.
    public var closedBy: String?
    /// When it was closed; nil while it is open.
    public var closedAt: Timestamp?

    /// Makes a campaign that is open.
    public init(
        id: ID<AttestationCampaign>, quarter: FiscalQuarter, asOf: Day, due: Day, openedBy: String,
        openedAt: Timestamp, closedBy: String? = nil, closedAt: Timestamp? = nil
    ) {
        self.id = id
        self.quarter = quarter
        self.asOf = asOf
        self.due = due
        self.openedBy = openedBy
        self.openedAt = openedAt
        self.closedBy = closedBy
        self.closedAt = closedAt
    }

    /// Whether offices may still attest.
    public var isOpen: Bool { closedAt == nil }
}

/// What one office has said in a campaign: a draft, or sent.
public struct Attestation: Hashable, Sendable {
    /// What was said of one row: that it is right, or what is wrong with it.
    public struct Answer: Hashable, Sendable {
        /// The position.
        public let position: ID<Position>
        /// The row as it was shown, fact by fact, in the order of ``AttestedRow/factNames``.
        public let facts: [String]
        /// What is wrong; nil where the row is right.
        public let note: String?
        /// How the note was settled; nil while it is open, and where there is none.
        public var settlement: Settlement?

        /// Makes an answer.
        public init(position: ID<Position>, facts: [String], note: String?, settlement: Settlement? = nil) {
            self.position = position
            self.facts = facts
            self.note = note
            self.settlement = settlement
        }
    }

    /// How a finding was settled.
    public struct Settlement: Hashable, Sendable {
        /// Who settled it.
        public let by: String
        /// When.
        public let at: Timestamp
        /// What was done.
        public let reason: String

        /// Makes a settlement.
        public init(by: String, at: Timestamp, reason: String) {
            self.by = by
            self.at = at
            self.reason = reason
        }
    }

    /// That the whole roster was attested.
    public struct Receipt: Hashable, Sendable {
        /// Who attested it.
        public let by: String
        /// When.
        public let at: Timestamp
        /// SHA-256 of the rows that were shown, hexadecimal.
        public let digest: String

        /// Makes a receipt.
        public init(by: String, at: Timestamp, digest: String) {
            self.by = by
            self.at = at
            self.digest = digest
        }
    }

    /// The campaign.
    public let campaign: ID<AttestationCampaign>
    /// The office.
    public let office: ID<Office>
    /// Counts every change, from 1.
    public var version: Int
    /// What was said of the rows, by position; a draft may lack some.
    public var answers: [Answer]
    /// That it was sent; nil for a draft.
    public var receipt: Receipt?

    /// Makes an attestation.
    public init(
        campaign: ID<AttestationCampaign>, office: ID<Office>, version: Int, answers: [Answer], receipt: Receipt? = nil
    ) {
        self.campaign = campaign
        self.office = office
        self.version = version
        self.answers = answers
        self.receipt = receipt
    }

    /// The answers that say what is wrong.
    public var findings: [Answer] { answers.filter { $0.note != nil } }
}
