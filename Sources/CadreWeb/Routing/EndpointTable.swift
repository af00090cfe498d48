/// Finds the endpoint of a request: the router, made of nothing but the list of endpoints.
struct EndpointTable: Sendable {
    /// What an address leads to.
    enum Match {
        /// An endpoint, its path parameters still escaped, and the format of the address's extension.
        case found(Endpoint, parameters: [String: Substring], extension: Format?)
        /// The address exists without its extension, and answers in other formats.
        case otherFormats(Endpoint, not: Format)
        /// The address exists and takes only these methods.
        case otherMethods([String])
        /// There is no such address.
        case nothing
    }

    private struct Route: Sendable {
        let endpoint: Endpoint
        let segments: [Substring]
    }

    /// The endpoints, in the order in which they were named.
    let endpoints: [Endpoint]
    private let routes: [Int: [Route]]

    /// Makes the table.
    ///
    /// - Precondition: No two endpoints have the same method and the same shape of path.
    init(_ endpoints: [Endpoint]) {
        var shapes: Set<String> = []
        for endpoint in endpoints {
            let shape = Self.segments(endpoint.path).map { $0.hasPrefix("{") ? "{}" : $0 }.joined(separator: "/")
            let isNew = shapes.insert("\(endpoint.method.rawValue) \(shape)").inserted
            precondition(isNew, "Two endpoints answer \(endpoint.method.rawValue) \(endpoint.path).")
        }
        self.endpoints = endpoints
        let made = endpoints.map { Route(endpoint: $0, segments: Self.segments($0.path)) }
        // A literal segment wins over a parameter: routes with fewer parameters are tried first.
        let ordered = made.enumerated().sorted {
            (Self.parameterCount($0.element.segments), $0.offset) < (
                Self.parameterCount($1.element.segments), $1.offset
            )
        }
        routes = Dictionary(grouping: ordered.map(\.element), by: \.segments.count)
    }

    /// The endpoint of the same method and path as one of another table.
    func same(as other: Endpoint) -> Endpoint? {
        endpoints.first { $0.method == other.method && $0.path == other.path }
    }

    /// Whether a path answers as of an earlier entry, too.
    func isDated(_ path: Substring) -> Bool {
        guard case .found(let endpoint, _, _) = match(method: Endpoint.Method.get.rawValue, path: String(path)) else {
            return false
        }
        return endpoint.isDated
    }

    /// Finds what answers.
    ///
    /// - Complexity: O(n) in the endpoints whose path has as many segments.
    func match(method: String, path: String) -> Match {
        let wanted = method == "HEAD" ? Endpoint.Method.get.rawValue : method
        var methods: Set<String> = []
        var others: [(endpoint: Endpoint, missing: Format)] = []
        for (candidate, format) in Self.readings(of: path) {
            let segments = Self.segments(candidate)
            for route in routes[segments.count] ?? [] {
                guard let parameters = Self.parameters(route.segments, segments) else { continue }
                if let format, !route.endpoint.formats.contains(format) {
                    let hasFiles = route.endpoint.formats.contains { $0.pathExtension != nil }
                    if hasFiles, route.endpoint.method.rawValue == wanted { others.append((route.endpoint, format)) }
                    continue
                }
                // An identity never ends like a file where the address has files of its own.
                if format == nil, others.contains(where: { $0.endpoint.path == route.endpoint.path }) { continue }
                guard route.endpoint.method.rawValue == wanted else {
                    methods.insert(route.endpoint.method.rawValue)
                    continue
                }
                return .found(route.endpoint, parameters: parameters, extension: format)
            }
        }
        if let other = others.first { return .otherFormats(other.endpoint, not: other.missing) }
        if methods.contains("GET") { methods.insert("HEAD") }
        return methods.isEmpty ? .nothing : .otherMethods(methods.sorted())
    }

    /// Whether a page for people answers at this address.
    func hasPage(_ path: String) -> Bool {
        guard case .found(let endpoint, _, nil) = match(method: "GET", path: path) else { return false }
        return endpoint.formats.contains(.html) && endpoint.path == path
    }

    /// The address with its extension taken as a format, if it has a known one, and the address as it stands.
    private static func readings(of path: String) -> [(path: Substring, format: Format?)] {
        for format in Format.allCases {
            if let ending = format.pathExtension, path.hasSuffix(ending), path.count > ending.count + 1 {
                return [(path.dropLast(ending.count), format), (path[...], nil)]
            }
        }
        return [(path[...], nil)]
    }

    private static func parameters(_ pattern: [Substring], _ segments: [Substring]) -> [String: Substring]? {
        var parameters: [String: Substring] = [:]
        for (expected, segment) in zip(pattern, segments) {
            if expected.hasPrefix("{") {
                guard !segment.isEmpty else { return nil }
                parameters[String(expected.dropFirst().dropLast())] = segment
            } else if expected != segment {
                return nil
            }
        }
        return parameters
    }

    private static func segments(_ path: some StringProtocol) -> [Substring] {
        Substring(path).split(separator: "/", omittingEmptySubsequences: false)
    }

    private static func parameterCount(_ segments: [Substring]) -> Int { segments.count { $0.hasPrefix("{") } }
}
