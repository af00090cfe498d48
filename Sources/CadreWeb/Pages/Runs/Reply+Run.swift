import CadreApplication
import CadreDomain
import HTTPTypes

extension Reply {
    /// The answer to a request for a run that is not over yet: 202 with its address for programs, its page for people.
    static func accepted(_ request: WebRequest, _ run: Run) -> Reply {
        let address = "/runs/\(run.id)"
        guard request.format == .json else { return .seeOther(address) }
        let value = JSONText.object([
            ("run", .text(run.id.rawValue)), ("state", .text(run.state.word)), ("events", .text(address + "/events")),
        ])
        return .json(value, status: .accepted).setting(.location, to: address).preferring(request)
    }

    /// The answer to a request for a run that is over: what is said of the slate that it made.
    static func made(
        _ request: WebRequest, slate: ID<Slate>, _ value: JSONText? = nil
    ) -> Reply {
        .made(
            request, at: "/slates/\(slate)",
            value ?? .object([("id", .text(slate.rawValue)), ("version", .int(1))])
        )
        .preferring(request)
    }

    /// The reply with what of the header `Prefer` was obeyed.
    private func preferring(_ request: WebRequest) -> Reply {
        guard let applied = request.preference.applied else { return self }
        return setting(.make("Preference-Applied"), to: applied)
    }
}
