import CadreApplication
import CadreLedger
import CadreTestSupport
import Testing

@Suite("An entry of the journal is always the same bytes")
struct JournalEntryTests {
    let entry = JournalEntry(
        index: 42, at: SampleService.now, actor: "m \"o\"", role: "planner", requestID: "req-1",
        draft: JournalDraft(
            action: "slate.published", objectKind: "slate", objectID: "slt_000009", before: nil,
            after: #"{"id":"slt_000009","version":3}"#))

    static let golden =
        #"{"index":42,"at":"2026-11-01T09:30:00.000Z","actor":"m \"o\"","role":"planner","request_id":"req-1","#
        + #""action":"slate.published","object_kind":"slate","object_id":"slt_000009","before":null,"#
        + #""after":{"id":"slt_000009","version":3}}"#

    @Test("The text is the golden one, and its leaf digest covers the text behind a zero byte")
    func golden() {
        #expect(entry.canonicalText == Self.golden)
        #expect(entry.leafHash == Digest256(of: [0] + Array(Self.golden.utf8)))
    }

    @Test("Every field changes the digest")
    func sensitive() {
        let others = [
            JournalEntry(
                index: 43, at: entry.at, actor: entry.actor, role: entry.role, requestID: entry.requestID,
                draft: entry.draft),
            JournalEntry(
                index: 42, at: Timestamp(milliseconds: 0), actor: entry.actor, role: entry.role,
                requestID: entry.requestID, draft: entry.draft),
            JournalEntry(
                index: 42, at: entry.at, actor: "x", role: entry.role, requestID: entry.requestID, draft: entry.draft),
            JournalEntry(
                index: 42, at: entry.at, actor: entry.actor, role: "x", requestID: entry.requestID, draft: entry.draft),
            JournalEntry(
                index: 42, at: entry.at, actor: entry.actor, role: entry.role, requestID: "x", draft: entry.draft),
            JournalEntry(
                index: 42, at: entry.at, actor: entry.actor, role: entry.role, requestID: entry.requestID,
                draft: JournalDraft(
                    action: "slate.published", objectKind: "slate", objectID: "slt_000009", before: entry.draft.after,
                    after: nil)),
        ]
        #expect(Set(others.map(\.leafHash) + [entry.leafHash]).count == others.count + 1)
    }
}
