import CadreDomain

/// Language requirements as files write them, such as `fra 2/2/2 required; spa 1/1/1 preferred`.
enum LanguageCell {
    private static let allowed = "requirements such as fra 2/2/2 required; spa 1/1/1 preferred"

    /// Reads requirements, in the order in which they stand.
    static func reading(
        _ text: String, language: (String) -> CellReading<String>
    ) -> CellReading<[LanguageRequirement]> {
        var requirements: [LanguageRequirement] = []
        for part in text.split(separator: ";") {
            let words = part.split { $0 == " " || $0 == "\t" }.map(String.init)
            if words.isEmpty { continue }
            let fix = "Write the language, its levels and required or preferred, divided by semicolons."
            let unreadable = CellProblem(.languageRequirementUnreadable, allowed: allowed, fix: fix)
            guard words.count >= 3,
                let isRequired = ["required": true, "preferred": false][words[words.count - 1].lowercased()]
            else { return .problem(unreadable) }
            // The levels are one word, and so a language may be of several, such as Haitian Creole.
            let levels = LevelCell.reading(words[words.count - 2])
            guard case .value(let level) = levels else {
                guard case .problem(let problem) = levels, words[words.count - 2].contains(where: \.isNumber) else {
                    return .problem(unreadable)
                }
                return .problem(problem)
            }
            switch language(words.dropLast(2).joined(separator: " ")) {
            case .value(let code):
                requirements.append(LanguageRequirement(language: code, level: level, isRequired: isRequired))
            case .problem(let problem): return .problem(problem)
            }
        }
        return .value(requirements)
    }

    /// Writes requirements.
    static func text(_ requirements: [LanguageRequirement]) -> String {
        requirements.map(\.written).joined(separator: "; ")
    }
}
