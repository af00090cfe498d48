import CadreApplication
import CadreDomain

/// The form that chooses the two slates to compare.
struct DifferenceChoice: Sendable {
    struct Option: Sendable {
        let id: String
        let label: String
        let isSelected: Bool
    }

    /// The body of the page while the two are not chosen.
    struct Body: Sendable {
        let choice: DifferenceChoice?
        let nothing: EmptyState?
    }

    let before: [Option]
    let after: [Option]
    let swapAddress: String?

    /// Makes the form.
    ///
    /// - Parameters:
    ///   - slates: Every slate, newest first.
    ///   - request: Who asked; slates named there are chosen, a missing one is suggested.
    init(_ slates: [Slate], _ request: WebRequest) {
        let asked = [request.value("before"), request.value("after")]
        let chosen = Self.suggestion(slates, before: asked[0], after: asked[1])
        func options(_ id: String?) -> [Option] {
            slates.map { slate in
                Option(
                    id: slate.id.rawValue, label: "\(slate.id) \u{00B7} \(slate.title) \u{00B7} \(slate.state.word)",
                    isSelected: slate.id.rawValue == id
                )
            }
        }
        before = options(chosen.before)
        after = options(chosen.after)
        swapAddress = asked[0].flatMap { before in
            asked[1].map { after in
                let items = [QueryItem("before", after), QueryItem("after", before)]
                return request.link("/slates/diff", items)
            }
        }
    }

    /// The page while the two are not chosen.
    static func page(_ slates: [Slate], _ request: WebRequest) -> Page {
        let isPossible = slates.count > 1
        let nothing = EmptyState(
            slates.isEmpty
                ? "No slate has been solved yet; a comparison needs two."
                : "There is one slate; a comparison needs two.",
            hints: [Link("Slates", request.link("/slates"))]
        )
        return Page(
            title: "What differs between two slates", section: .assignments,
            answer: isPossible ? "Choose two slates to compare." : "There are no two slates to compare.",
            template: "slate-diff",
            model: Body(
                choice: isPossible ? DifferenceChoice(slates, request) : nil, nothing: isPossible ? nil : nothing
            )
        )
    }

    /// Two slates to begin with: what was asked for, completed by the slate that it replaces or that replaces it, else
    /// by the next older or newer one.
    static func suggestion(
        _ slates: [Slate], before: String?, after: String?
    ) -> (before: String?, after: String?) {
        if let before {
            return (before, after ?? successor(of: before, slates))
        }
        let after = after ?? slates.first?.id.rawValue
        let replaced = slates.first { slate in
            if case .superseded(let id) = slate.state { id.rawValue == after } else { false }
        }
        let older = slates.drop { $0.id.rawValue != after }.dropFirst().first
        return ((replaced ?? older ?? slates.first { $0.id.rawValue != after })?.id.rawValue, after)
    }

    private static func successor(of id: String, _ slates: [Slate]) -> String? {
        guard let index = slates.firstIndex(where: { $0.id.rawValue == id }) else { return slates.first?.id.rawValue }
        if case .superseded(let successor) = slates[index].state { return successor.rawValue }
        let newer = index > 0 ? slates[index - 1] : slates.first { $0.id.rawValue != id }
        return newer?.id.rawValue
    }
}
