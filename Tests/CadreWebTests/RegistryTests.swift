import CadreApplication
import Foundation
import HTTPTypes
import HummingbirdCore
import Testing

@testable import CadreWeb

@Suite("The registry of endpoints")
struct RegistryTests {
    let server: SampleServer

    init() throws { server = try SampleServer(endpoints: SampleEndpoints.all, visitor: .sampleStranger) }

    @Test("The description names exactly the addresses and methods that the router answers")
    func openAPI() async throws {
        let document = try await server.ask(.get, "/openapi.json").object
        #expect(document["openapi"] as? String == "3.1.0")
        let paths = try #require(document["paths"] as? [String: [String: Any]])
        let described = Set(paths.flatMap { path, operations in operations.keys.map { "\($0.uppercased()) \(path)" } })
        let routed = Set(
            server.web.responder.table.endpoints.map { endpoint in
                "\(endpoint.method.rawValue) \(endpoint.path == "/openapi" ? "/openapi.json" : endpoint.path)"
            }
        )
        #expect(described == routed)
    }

    @Test("Every described address is one that the router finds, and every operation is unique")
    func reachable() async throws {
        let paths = try #require(
            try await server.ask(.get, "/openapi.json").object["paths"] as? [String: [String: Any]])
        var identities: Set<String> = []
        for (path, operations) in paths {
            for (method, operation) in operations {
                let concrete = path.replacing(/\{country\}/, with: "PHL").replacing(/\{[a-z_]+\}/, with: "x1")
                guard case .found = server.web.responder.table.match(method: method.uppercased(), path: concrete) else {
                    Issue.record("\(method) \(path) is described and not answered")
                    continue
                }
                let identity = try #require((operation as? [String: Any])?["operationId"] as? String)
                #expect(identities.insert(identity).inserted)
                #expect(((operation as? [String: Any])?["responses"] as? [String: Any])?["200"] != nil)
            }
        }
    }

    @Test("The description of a list names every filter with every operator")
    func filters() async throws {
        let text = try await server.ask(.get, "/openapi.json").text
        for column in SampleEndpoints.columns {
            for comparison in column.kind.operators {
                let name = comparison == .eq ? column.name : "\(column.name)__\(comparison.rawValue)"
                #expect(text.contains("\"name\":\"\(name)\""))
            }
        }
        #expect(text.contains("\"name\":\"any\""))
        #expect(text.contains("\"enum\":[\"filled\",\"vacant\"]"))
    }

    @Test("The description is the same bytes each time")
    func deterministic() throws {
        let endpoints = server.web.responder.table.endpoints
        #expect(OpenAPI.document(endpoints).text == OpenAPI.document(endpoints.reversed()).text)
    }

    @Test("Every endpoint answers every role as the access policy says", arguments: Caller.Role.allCases)
    func matrix(role: Caller.Role) async throws {
        for endpoint in server.web.responder.table.endpoints where endpoint.formats != [.eventStream] {
            let path = endpoint.path.replacing(/\{country\}/, with: "PHL").replacing(/\{[a-z_]+\}/, with: "x1")
            let method: HTTPRequest.Method = endpoint.method == .get ? .get : .post
            let response = try await server.respond(method, path, .persona(role.rawValue), body: "")
            let isAllowed = endpoint.action.map { AccessPolicy.table[$0]?.contains(role) == true } ?? true
            let isRefused = response.status == .forbidden
            #expect(isRefused == !isAllowed, "\(endpoint.method.rawValue) \(endpoint.path) as \(role.rawValue)")
        }
    }

    @Test("A visitor reads what the visitor's role may, and is asked to sign in for every change")
    func visitor() async throws {
        for endpoint in server.web.responder.table.endpoints
        where endpoint.write == .commit || endpoint.write == .versionedCommit {
            let path = endpoint.path.replacing(/\{[a-z_]+\}/, with: "x1")
            #expect(try await server.respond(.post, path, .json).status == .unauthorized, "\(endpoint.path)")
        }
    }

    @Test("A literal segment wins over a parameter, and an extension over nothing")
    func matching() {
        let table = EndpointTable([
            .get("/slates/{id}", "One.", action: nil) { _ in .json(.null) },
            .get("/slates/new", "New.", action: nil) { _ in .json(.null) },
            .get("/files/{name}", "A file.", action: nil, formats: [.file]) { _ in .json(.null) },
        ])
        func found(_ path: String) -> String {
            let match = table.match(method: "GET", path: path)
            if case .otherFormats(let endpoint, let format) = match { return "otherwise \(endpoint.path) \(format)" }
            guard case .found(let endpoint, let parameters, let format) = match else { return "nothing" }
            return "\(endpoint.path) \(parameters.map { "\($0)=\($1)" }.sorted()) \(format?.rawValue ?? "-")"
        }
        #expect(found("/slates/new") == "/slates/new [] -")
        #expect(found("/slates/slt_1.json") == "/slates/{id} [\"id=slt_1\"] json")
        #expect(found("/slates/slt_1.csv") == "otherwise /slates/{id} csv")
        #expect(found("/slates/new.csv") == "otherwise /slates/new csv")
        #expect(found("/files/a.json") == "/files/{name} [\"name=a.json\"] -")
        #expect(found("/slates/") == "nothing")
        #expect(found("/slates") == "nothing")
    }
}
