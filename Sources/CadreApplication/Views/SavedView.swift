public import CadreDomain

/// A list with its filters under a name, kept by somebody for later.
public struct SavedView: Hashable, Sendable {
    /// The identity, such as `viw_000001`.
    public let id: ID<SavedView>
    /// Who keeps it.
    public let owner: String
    /// What it is called.
    public var name: String
    /// What it is for; empty where nothing is said.
    public var note: String
    /// The address of the list with its filters, such as `/positions?status=vacant`.
    public let address: String
    /// Whether others see it, too.
    public var isShared: Bool
    /// Whether it was deleted; its identity is never given again.
    public var isDeleted: Bool

    /// Makes a view.
    public init(
        id: ID<SavedView>, owner: String, name: String, note: String, address: String, isShared: Bool,
        isDeleted: Bool = false
    ) {
        self.id = id
        self.owner = owner
        self.name = name
        self.note = note
        self.address = address
        self.isShared = isShared
        self.isDeleted = isDeleted
    }

    /// The most characters of a name.
    public static let nameLengthMax = 100
    /// The most bytes of an address.
    public static let addressByteCountMax = 4_000
    /// The most views that one person keeps.
    public static let countMax = 200

    /// Whether somebody sees it.
    public func isVisible(to actor: String) -> Bool { !isDeleted && (isShared || owner == actor) }
}

/// That somebody is told when rows newly match a view.
public struct ViewSubscription: Hashable, Sendable {
    /// What tells subscriptions apart: a view has one of each person at most.
    public struct Key: Hashable, Sendable, Comparable {
        /// The view.
        public let view: ID<SavedView>
        /// Who is told.
        public let subscriber: String

        /// Makes a key.
        public init(view: ID<SavedView>, subscriber: String) {
            self.view = view
            self.subscriber = subscriber
        }

        /// Orders by view, then by subscriber.
        public static func < (left: Key, right: Key) -> Bool {
            (left.view, left.subscriber) < (right.view, right.subscriber)
        }
    }

    /// Which view, and who is told.
    public let key: Key
    /// In which role and over which part of the service the subscriber reads.
    public let reader: ExportReader
    /// The rows that matched at the last look: what is here was told, or was there from the start.
    public var matched: Set<String>
    /// When rows last matched newly; nil where none did yet.
    public var firedAt: Timestamp?

    /// Makes a subscription.
    public init(key: Key, reader: ExportReader, matched: Set<String>, firedAt: Timestamp? = nil) {
        self.key = key
        self.reader = reader
        self.matched = matched
        self.firedAt = firedAt
    }

    /// The most subscriptions that one person has.
    public static let countMax = 50
}

/// Rows that newly match a view, told to one subscriber and not acknowledged yet.
public struct ViewAlert: Hashable, Sendable {
    /// The identity: that of its entry of the journal, such as `alr_048113`.
    public let id: ID<ViewAlert>
    /// Which view, and who is told.
    public let key: ViewSubscription.Key
    /// The identities of the rows, ordered.
    public let rows: [String]
    /// The entries of the journal that brought them; nil where the day did, or what is no part of the journal.
    public let entries: ClosedRange<Int64>?
    /// The day that was today.
    public let day: Day
    /// When they were found.
    public let at: Timestamp

    /// Makes an alert.
    public init(
        id: ID<ViewAlert>, key: ViewSubscription.Key, rows: [String], entries: ClosedRange<Int64>?, day: Day,
        at: Timestamp
    ) {
        self.id = id
        self.key = key
        self.rows = rows
        self.entries = entries
        self.day = day
        self.at = at
    }
}
