import CadreApplication
import Testing

/// What a use case refuses with; nil where it does what it is asked, or fails in another way.
func refusal<Value>(_ body: () async throws -> Value) async -> Refusal? {
    do {
        _ = try await body()
        return nil
    } catch {
        guard let refusal = error as? Refusal else { return nil }
        let parts = refusal.problems.flatMap { [$0.pointer, $0.detail, $0.fix] }
        for text in [refusal.detail, refusal.fix] + parts {
            #expect(!holdsSourceText(text), "A refusal speaks Swift: \(text)")
        }
        return refusal
    }
}

/// Whether text for people holds a value as Swift prints it: a range, or a case with what it carries.
func holdsSourceText(_ text: String) -> Bool {
    text.contains("..<") || text.contains("Optional(") || text.contains(/\b[a-z]+[A-Z][A-Za-z]*\(/)
}
