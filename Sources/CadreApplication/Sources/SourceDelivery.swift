public import CadreDomain

/// Files of one source, taken at one time.
public struct SourceDelivery: Hashable, Sendable {
    /// The index of the journal entry of its first file, which is its identity.
    public let index: Int64
    /// The source.
    public let source: ID<Source>
    /// When it was taken.
    public let at: Timestamp
    /// The names of the files.
    public let files: String
    /// How many rows were read from it and not rejected.
    public let rowCount: Int

    /// Makes a delivery.
    public init(index: Int64, source: ID<Source>, at: Timestamp, files: String, rowCount: Int) {
        self.index = index
        self.source = source
        self.at = at
        self.files = files
        self.rowCount = rowCount
    }
}

/// A field of one record.
public struct FieldKey: Hashable, Sendable {
    /// The record.
    public let record: SourceRow.Key
    /// The field.
    public let field: String

    /// Makes a key.
    public init(_ record: SourceRow.Key, _ field: String) {
        self.record = record
        self.field = field
    }

    /// Reads an identity as ``description`` writes it: noun, record and field, apart by hyphens.
    public init?(_ description: String) {
        guard let first = description.firstIndex(of: "-"), let last = description.lastIndex(of: "-"), first < last,
            let noun = SourcedNoun(rawValue: String(description[..<first]))
        else { return nil }
        let record = description[description.index(after: first)..<last]
        guard ID<Source>(String(record)) != nil else { return nil }
        self.init(SourceRow.Key(noun, String(record)), String(description[description.index(after: last)...]))
    }
}

extension FieldKey: CustomStringConvertible {
    /// The key as one text, such as `person-per_000031-grade`.
    public var description: String { "\(record.noun.rawValue)-\(record.record)-\(field)" }
}

/// A steward's decision which value of a field stands, with its reason.
public struct FieldDecision: Hashable, Sendable {
    /// The field.
    public let key: FieldKey
    /// The first day on which it holds: that on which the version of the record begins.
    public let from: Day
    /// The source whose value was chosen.
    public let source: ID<Source>
    /// The value.
    public let value: String
    /// Why.
    public let reason: String
    /// Who decided.
    public let actor: String
    /// When.
    public let at: Timestamp
    /// The index of the journal entry of the decision.
    public let index: Int64

    /// Makes a decision.
    public init(
        key: FieldKey, from: Day, source: ID<Source>, value: String, reason: String, actor: String, at: Timestamp,
        index: Int64
    ) {
        self.key = key
        self.from = from
        self.source = source
        self.value = value
        self.reason = reason
        self.actor = actor
        self.at = at
        self.index = index
    }
}
