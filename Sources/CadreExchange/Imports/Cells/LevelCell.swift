import CadreDomain

/// ILR levels in listening, reading and speaking as files write them, such as `2/2/1+`.
enum LevelCell {
    /// Reads the levels; the problem names those that are none.
    static func reading(_ text: String) -> CellReading<ILRProfile> {
        if let profile = ILRProfile(text) { return .value(profile) }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        let wrong = parts.indices.filter { ILRLevel(parts[$0]) == nil && parts[..<$0].firstIndex(of: parts[$0]) == nil }
            .map { parts[$0].isEmpty ? "an empty one" : parts[$0] }
        let shape = "Write listening, reading and speaking, divided by slashes"
        let fix =
            wrong.isEmpty || parts.count == 1
            ? "\(shape)." : "\(shape); no such level: \(wrong.joined(separator: ", "))."
        return .problem(CellProblem(.levelUnreadable, allowed: "ILR levels 0, 0+, 1, ... 5, as 2/2/1+", fix: fix))
    }
}
