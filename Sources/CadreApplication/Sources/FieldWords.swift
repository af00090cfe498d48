import CadreDomain

extension RegisterSnapshot {
    /// The value of a field as people read it: offices by code, positions by number, nothing as `none`.
    func words(of value: String, in field: String) -> String {
        guard !value.isEmpty else { return "none" }
        return RecordKeys(snapshot: self, offices: [:])(field, value)
            ?? value.replacing("|", with: " ").replacing(";", with: "; ")
    }
}
