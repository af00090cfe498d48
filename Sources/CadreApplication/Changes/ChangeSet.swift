public import CadreDomain

/// What one decision changed in the register: an import, an edit, a bulk edit, or a revert of one of these.
///
/// Its items are the entries of the journal that it wrote; nothing of them is kept twice.
public struct ChangeSet: Hashable, Sendable {
    /// What kind of decision it was.
    public enum Kind: String, Sendable, CaseIterable {
        /// Files were committed.
        case `import`
        /// One record was edited.
        case edit
        /// Records that a filter chose were edited together.
        case bulkEdit = "bulk_edit"
        /// Another change set was reverted.
        case revert
    }

    /// The identity.
    public let id: ID<ChangeSet>
    /// The kind of decision.
    public let kind: Kind
    /// What it was, in a few words.
    public let title: String
    /// Why; nil where nobody was asked for a reason.
    public let reason: String?
    /// The change set that it reverts; nil where it reverts none.
    public let reverts: ID<ChangeSet>?
    /// The index of its first entry in the journal.
    public let firstIndex: Int64
    /// The index of its last entry in the journal.
    public let lastIndex: Int64
    /// How many records it changed.
    public let recordCount: Int

    /// What the identities of change sets begin with.
    public static let prefix = "chg_"
    /// The noun of its head entry in the journal.
    static let noun = "change"

    /// Makes a change set.
    public init(
        id: ID<ChangeSet>, kind: Kind, title: String, reason: String?, reverts: ID<ChangeSet>?, firstIndex: Int64,
        lastIndex: Int64, recordCount: Int
    ) {
        self.id = id
        self.kind = kind
        self.title = title
        self.reason = reason
        self.reverts = reverts
        self.firstIndex = firstIndex
        self.lastIndex = lastIndex
        self.recordCount = recordCount
    }

    /// Makes the change set of entries that are about to be written after the snapshot; its number is the index of the
    /// first.
    init(
        _ kind: Kind, _ title: String, reason: String? = nil, reverting reverts: ID<ChangeSet>? = nil,
        entries: [JournalDraft], on snapshot: RegisterSnapshot
    ) {
        let records = Set(entries.filter(ChangeItem.isOfRecord).map { JournalObject($0.objectKind, $0.objectID) })
        self.init(
            id: Self.nextID(snapshot), kind: kind, title: title, reason: reason, reverts: reverts,
            firstIndex: snapshot.journalIndex + 1, lastIndex: snapshot.journalIndex + Int64(entries.count),
            recordCount: records.count
        )
    }

    /// The identity that the next change set gets: the place of its first entry in the journal.
    static func nextID(_ snapshot: RegisterSnapshot) -> ID<ChangeSet> {
        ID(prefix: prefix, sequence: Int(snapshot.journalIndex) + 1)
    }
}

/// A change set with what its store knows besides: who made it, when, and what reverted it.
public struct StoredChangeSet: Hashable, Sendable {
    /// The change set.
    public let set: ChangeSet
    /// Who made it.
    public let actor: String
    /// In which role.
    public let role: String
    /// Under which request.
    public let requestID: String
    /// When.
    public let at: Timestamp
    /// The change set that reverted it; nil where none did.
    public let revertedBy: ID<ChangeSet>?

    /// Makes a stored change set.
    public init(
        set: ChangeSet, actor: String, role: String, requestID: String, at: Timestamp, revertedBy: ID<ChangeSet>?
    ) {
        self.set = set
        self.actor = actor
        self.role = role
        self.requestID = requestID
        self.at = at
        self.revertedBy = revertedBy
    }
}
