public import CadreApplication

/// The file that an address gives, with where its rows come from.
public struct ExportedFile: Sendable {
    /// The file without its evidence.
    public let bytes: [UInt8]
    /// Where its rows come from.
    public let evidence: ExportEvidence

    /// The file with its evidence within, in the way of its format.
    ///
    /// - Parameter ending: The ending of the address, such as `csv`.
    public func withEvidence(_ ending: String) -> [UInt8] {
        Format(rawValue: ending).map { evidence.inside(bytes, $0) } ?? bytes
    }
}

extension WebServer {
    /// The endings of files that hold rows.
    public static var exportEndings: [String] { Format.allCases.filter(\.holdsRows).map(\.rawValue) }

    /// The file that an address of a list, a sheet or a record gives, exactly as the server answers.
    ///
    /// - Parameters:
    ///   - address: The address, with or without an ending of its own, and also with the scheme and host of a server.
    ///   - ending: In which format, one of ``exportEndings``.
    ///   - caller: Who reads.
    public func export(_ address: String, as ending: String, for caller: Caller) async throws -> ExportedFile {
        guard let format = Format(rawValue: ending), format.holdsRows else {
            throw Refusal(
                .usageBad, "There is no format of rows that is called (\(ending)).",
                fix: "Give one of: \(Self.exportEndings.joined(separator: ", "))."
            )
        }
        return try await responder.export(Self.local(address), in: format, for: caller)
    }

    /// An address without the scheme and the host of a server.
    private static func local(_ address: String) -> String {
        guard let scheme = ["http://", "https://"].first(where: { address.hasPrefix($0) }) else { return address }
        let rest = address.dropFirst(scheme.count).drop { $0 != "/" }
        return rest.isEmpty ? "/" : String(rest)
    }
}

extension WebResponder {
    fileprivate func export(
        _ address: String, in format: Format, for caller: Caller
    ) async throws -> ExportedFile {
        var path = String(address.prefix { $0 != "?" })
        for ending in Format.allCases.compactMap(\.pathExtension) where path.hasSuffix(ending) {
            path = String(path.dropLast(ending.count))
        }
        if path == "/" { path = "/desk" }
        var query = try Self.query(of: address)
        query = Address.ordered(query.filter { $0.key != Address.evidenceKey })
        let match = table.match(method: "GET", path: path + (format.pathExtension ?? ""))
        if case .otherFormats(let endpoint, let missing) = match { throw Self.unknownFormat(missing, of: endpoint) }
        guard case .found(let endpoint, let escaped, _) = match, endpoint.action != nil else {
            throw Refusal(
                .routeNotFound, "There is no list or table at this address (\(address)).",
                fix: "Give the address of one, such as '/positions?status=vacant', as the page has it."
            )
        }
        var parameters = try Self.decoded(escaped)
        if let code = try canonicalCountry(parameters["country"]), let written = escaped["country"] {
            path = path.split(separator: "/", omittingEmptySubsequences: false)
                .map { $0 == written ? code : String($0) }.joined(separator: "/")
            parameters["country"] = code
        }
        let moment = try Self.moment(takenFrom: &query, of: endpoint)
        try Self.check(query, of: endpoint)
        try Self.checkOnce(query, of: endpoint)
        let (answering, state) = try await standing(endpoint, at: moment, await site.state())
        var request = WebRequest(
            path: path, query: query, format: format, caller: caller, persona: nil, state: state,
            asOf: try Self.asOf(query) ?? state.today, idempotency: nil, version: nil, lastEventID: nil, origin: "",
            preference: Preference(nil), parameters: parameters, fields: [:], session: nil, forms: gate.forms
        )
        request.moment = moment
        let reply = try await answering.handler(request)
        if let evidence = reply.evidence(request, at: site.now(), version: site.version) {
            switch reply.body {
            case .bytes(let bytes, _): return ExportedFile(bytes: bytes, evidence: evidence)
            case .workbook(let workbook):
                return ExportedFile(bytes: site.workbook(workbook.telling(evidence.pairs)), evidence: evidence)
            case .page, .stream, .redirect: break
            }
        }
        throw Refusal(
            .routeNotFound, "This address gives no rows of the register (\(address)).",
            fix: "Give the address of a list or a table."
        )
    }
}
