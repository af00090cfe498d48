import CadreApplication

/// What a use case refuses with; nil where it does what it is asked, or fails in another way.
func refusal<Value>(_ body: () async throws -> Value) async -> Refusal? {
    do {
        _ = try await body()
        return nil
    } catch {
        return error as? Refusal
    }
}
