import CadreApplication

/// Who may do something, in a sentence that stands where the form would be for somebody who may.
struct Permission: Sendable {
    let sentence: String
    let signInAddress: String?

    /// Makes the sentence for somebody who may not.
    ///
    /// - Parameters:
    ///   - action: What the form would do.
    ///   - deed: The same in words, such as `name a relief`.
    ///   - request: Who asked.
    init(_ action: Action, _ deed: String, _ request: WebRequest) {
        let roles = Caller.Role.allCases.filter { AccessPolicy.table[action]?.contains($0) == true }
        let titles = roles.map { role in
            let title = role.title.lowercased()
            return ("aeiou".contains(title.prefix(1)) ? "an " : "a ") + title
        }
        let who = titles.joined(separator: " or ")
        let may = who.prefix(1).uppercased() + who.dropFirst() + " may \(deed)"
        if let persona = request.persona {
            let isRole = roles.contains(request.caller.role)
            sentence =
                isRole
                ? "\(may) within the own scope; yours (\(request.caller.scope)) does not hold this."
                : "\(may); you act as \(persona.actor), \(persona.role.title.lowercased())."
        } else {
            sentence = "\(may). You look around as a visitor."
        }
        signInAddress = FormText.address("/sign-in", [QueryItem("return", request.path)])
    }

    /// Makes the sentence for a step that waits for something else than a role.
    init(sentence: String) {
        self.sentence = sentence
        signInAddress = nil
    }
}
