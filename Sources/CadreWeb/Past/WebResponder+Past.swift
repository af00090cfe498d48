import CadreApplication

extension Endpoint {
    /// Whether it reads what the journal tells of, so that it answers as of an earlier entry, too.
    var isDated: Bool { method == .get && action?.isRead == true && !formats.contains(.eventStream) }
}

extension WebResponder {
    /// Takes the index of the last entry that is to be known out of a query; nil for the present.
    static func moment(takenFrom query: inout [QueryItem], of endpoint: Endpoint) throws(Refusal) -> Int64? {
        guard endpoint.isDated else { return nil }
        let values = query.filter { $0.key == Address.momentKey }.map(\.value)
        query.removeAll { $0.key == Address.momentKey }
        guard let text = values.first, !text.isEmpty || values.count > 1 else { return nil }
        guard values.count == 1, let index = Int64(text), index >= 1 else {
            throw Refusal(
                .parameterBadValue,
                "The value of \(Address.momentKey) (\(values.joined(separator: ", "))) is no index of the journal.",
                fix: "Give one index, from 1 on, such as the journal_index of an answer."
            )
        }
        return index
    }

    /// The same endpoint as of an earlier entry, and what is known then; itself for the present.
    func standing(
        _ endpoint: Endpoint, at moment: Int64?, _ state: SiteState
    ) async throws -> (endpoint: Endpoint, state: SiteState) {
        guard let moment else { return (endpoint, state) }
        guard let then = try await past?.table(at: moment), let endpoint = then.table.same(as: endpoint) else {
            throw Refusal(
                .parameterBadValue, "This server shows no earlier moment.", fix: "Leave \(Address.momentKey) away."
            )
        }
        return (endpoint, then.state)
    }
}
