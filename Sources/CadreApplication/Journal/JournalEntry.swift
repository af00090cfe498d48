public import CadreLedger

/// What an entry of the journal says, before it has its place.
public struct JournalDraft: Hashable, Sendable {
    /// What was done, such as `slate.published`.
    public let action: String
    /// The noun that was changed, such as `slate`.
    public let objectKind: String
    /// The identity of the object.
    public let objectID: String
    /// The object before, as canonical JSON; nil where there was none.
    public let before: String?
    /// The object after, as canonical JSON; nil where there is none.
    public let after: String?

    /// Makes a draft.
    public init(action: String, objectKind: String, objectID: String, before: String?, after: String?) {
        self.action = action
        self.objectKind = objectKind
        self.objectID = objectID
        self.before = before
        self.after = after
    }
}

/// What an entry of the journal is about: a noun and an identity.
public struct JournalObject: Hashable, Sendable {
    /// The noun, such as `slate`.
    public let kind: String
    /// The identity.
    public let id: String

    /// Makes an object.
    public init(_ kind: String, _ id: String) {
        self.kind = kind
        self.id = id
    }
}

/// An entry of the journal: one change, with who, what, before and after, in the order of commits.
public struct JournalEntry: Hashable, Sendable {
    /// Its place, from 1, without a gap, in commit order.
    public let index: Int64
    /// When it was committed.
    public let at: Timestamp
    /// Who did it.
    public let actor: String
    /// In which role.
    public let role: String
    /// Under which request.
    public let requestID: String
    /// What was done.
    public let draft: JournalDraft
    /// The code of the office that it concerns on the day that a list of entries looks at; nil where there is none.
    ///
    /// Nil outside of lists too: it is no part of what the journal keeps.
    public internal(set) var office: String?

    /// Makes an entry.
    public init(index: Int64, at: Timestamp, actor: String, role: String, requestID: String, draft: JournalDraft) {
        self.index = index
        self.at = at
        self.actor = actor
        self.role = role
        self.requestID = requestID
        self.draft = draft
    }

    /// The entry as one object of canonical JSON: the bytes that its leaf of the tree digests.
    public var canonicalText: String {
        JSONText.object([
            ("index", .int(Int(index))), ("at", .text(at.description)), ("actor", .text(actor)),
            ("role", .text(role)), ("request_id", .text(requestID)), ("action", .text(draft.action)),
            ("object_kind", .text(draft.objectKind)), ("object_id", .text(draft.objectID)),
            ("before", draft.before.map(JSONText.raw) ?? .null), ("after", draft.after.map(JSONText.raw) ?? .null),
        ]).text
    }

    /// The digest of the entry as a leaf of the journal's tree.
    public var leafHash: Digest256 { MerkleTree.leafHash(canonicalText.utf8) }
}
