/// What one source says of one field.
public struct SourceClaim: Hashable, Sendable {
    /// The field, as in the record's fields.
    public let field: String
    /// The value as text; empty for nothing.
    public let value: String
    /// The index of the journal with which this value was first received.
    public let received: Int64

    /// Makes a claim.
    public init(field: String, value: String, received: Int64) {
        self.field = field
        self.value = value
        self.received = received
    }
}

/// What one source says of one record from a day on.
public struct SourceRow: Hashable, Sendable {
    /// What tells the rows of a source apart.
    public struct Key: Hashable, Sendable {
        /// The noun.
        public let noun: SourcedNoun
        /// The identity of the record.
        public let record: String

        /// Makes a key.
        public init(_ noun: SourcedNoun, _ record: String) {
            self.noun = noun
            self.record = record
        }
    }

    /// The source.
    public let source: ID<Source>
    /// The record.
    public let key: Key
    /// The first day of which it speaks; the first of all days for records without versions.
    public let from: Day
    /// The index of the journal with which the source last said this.
    public var lastSeen: Int64
    /// What it says, field by field.
    public var claims: [SourceClaim]

    /// Makes a row.
    public init(source: ID<Source>, key: Key, from: Day, lastSeen: Int64, claims: [SourceClaim]) {
        self.source = source
        self.key = key
        self.from = from
        self.lastSeen = lastSeen
        self.claims = claims
    }

    /// What it says of a field; nil where it says nothing.
    public func claim(_ field: String) -> SourceClaim? { claims.first { $0.field == field } }

    /// The same row as the source says it now: a value that it repeats keeps the time at which it first came.
    public func said(again values: [(field: String, value: String)], at index: Int64) -> SourceRow {
        var copy = self
        copy.lastSeen = index
        copy.claims = values.map { field, value in
            if let known = claim(field), known.value == value { return known }
            return SourceClaim(field: field, value: value, received: index)
        }
        return copy
    }
}
