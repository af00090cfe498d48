public import CadreDomain

/// Saves a list with its filters under a name.
public struct SaveView: Sendable {
    let keeper: RegisterKeeper

    /// What is saved.
    public struct Input: Hashable, Sendable {
        /// The address of the list with its filters.
        public let address: String
        /// The name.
        public let name: String
        /// What it is for; may be empty.
        public let note: String
        /// Whether others see it, too.
        public let isShared: Bool

        /// Makes an input.
        public init(address: String, name: String, note: String, isShared: Bool) {
            self.address = address
            self.name = name
            self.note = note
            self.isShared = isShared
        }
    }

    /// Makes the use case.
    public init(keeper: RegisterKeeper) { self.keeper = keeper }

    /// Saves the view and returns its identity.
    ///
    /// - Throws: What the list refuses of its filters; `view.too-many`.
    public func callAsFunction(
        _ input: Input, key: IdempotencyKey, by caller: Caller
    ) async throws(Refusal) -> ID<SavedView> {
        try AccessPolicy.check(caller, may: .saveView)
        let now = keeper.now
        let receipt = try await keeper.write(key: key) { (snapshot: RegisterSnapshot) throws(Refusal) -> Commit in
            let view = try Self.decide(input, snapshot, caller)
            return Commit(
                caller: caller, at: now, changes: [.views(.view(view))],
                entries: [ViewText.entry("saved", before: nil, after: view)], result: view.id.rawValue
            )
        }
        guard let id = ID<SavedView>(receipt.result) else {
            throw Refusal(.internalFailure, "The receipt names no view.", fix: "Tell the operator.")
        }
        return id
    }

    private static func decide(
        _ input: Input, _ snapshot: RegisterSnapshot, _ caller: Caller
    ) throws(Refusal) -> SavedView {
        guard input.address.utf8.count <= SavedView.addressByteCountMax else {
            throw Refusal(
                .parameterBadValue, "The address has \(input.address.utf8.count) bytes.",
                fix: "Give at most \(SavedView.addressByteCountMax) bytes."
            )
        }
        let kept = snapshot.views.views.values.count { !$0.isDeleted && $0.owner == caller.actor }
        guard kept < SavedView.countMax else {
            throw Refusal(.viewTooMany, "You keep (\(kept)) views.", fix: "Delete one that you no longer need.")
        }
        let draft = SavedView(
            id: snapshot.views.nextView, owner: caller.actor, name: try ViewWords.name(input.name),
            note: try ViewWords.note(input.note), address: input.address, isShared: input.isShared
        )
        let (list, items) = try draft.question()
        try list.check(items, snapshot)
        return SavedView(
            id: draft.id, owner: draft.owner, name: draft.name, note: draft.note,
            address: Address(list.path, items).text, isShared: draft.isShared
        )
    }
}

/// The words that people write on views.
enum ViewWords {
    /// The name without the white space around it.
    static func name(_ text: String) throws(Refusal) -> String {
        let name = try SlateText.checked(text, "name", lengthMax: SavedView.nameLengthMax)
        guard !name.isEmpty else {
            throw Refusal(.parameterBadValue, "The name is empty.", fix: "Say what the view is called.")
        }
        return name
    }

    /// The note without the white space around it; it may be empty.
    static func note(_ text: String) throws(Refusal) -> String {
        try SlateText.checked(text, "note", lengthMax: SlateText.reasonLengthMax)
    }
}
