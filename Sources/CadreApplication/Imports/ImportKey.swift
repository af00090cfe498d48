import CadreLedger

/// Makes the idempotency key of what comes from files or a seed: the caller's own, or one of what is written into what.
public enum ImportKey {
    /// The key of an import.
    ///
    /// A key that is derived names the state of the register too: the same file may come back later, to put right what
    /// another file has changed since, and is then no repetition.
    ///
    /// - Parameters:
    ///   - chosen: The caller's own key; nil to derive one.
    ///   - request: What is imported, such as the digests of files.
    ///   - journalIndex: The index of the journal on which the import decides.
    /// - Throws: `idempotency-key.missing` where the caller's own is empty, too long or holds a space.
    static func make(
        _ chosen: String?, of request: [String], by caller: Caller, at journalIndex: Int64
    ) throws(Refusal) -> IdempotencyKey {
        let digest = Digest256(of: JSONText.list(request.map(JSONText.text)).text.utf8).description
        guard let chosen else {
            return IdempotencyKey("import-\(journalIndex)-\(digest)", of: caller.actor, requestDigest: digest)
        }
        try check(chosen)
        return IdempotencyKey(chosen, of: caller.actor, requestDigest: digest)
    }

    /// Refuses a key of the caller's own that is empty, too long or holds a space.
    public static func check(_ chosen: String) throws(Refusal) {
        guard (1...100).contains(chosen.utf8.count), chosen.utf8.allSatisfy({ (33...126).contains($0) }) else {
            throw Refusal(
                .idempotencyKeyMissing, "The idempotency key (\(chosen)) is not 1 to 100 plain characters.",
                fix: "Give a key of letters, digits and signs without a space, new for each import, or none."
            )
        }
    }
}
