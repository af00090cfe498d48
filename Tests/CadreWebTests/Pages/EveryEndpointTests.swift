import CadreApplication
import CadreDomain
import CadreTestSupport
import Foundation
import HTTPTypes
import HummingbirdCore
import Testing

@testable import CadreWeb

/// The real pages over a small register: the rules that hold for every endpoint, whoever adds one.
@Suite("Every endpoint of the product")
struct EveryEndpointTests {
    let server: SampleServer

    init() async throws {
        let service = try await SampleService(Register.random(seed: 7))
        server = try SampleServer(
            endpoints: try Pages.endpoints(reference: .sample, useCases: service.useCases)
        )
    }

    private static func concrete(_ path: String) -> String {
        path.replacing(/\{country\}/, with: "PHL").replacing(/\{[a-z_]+\}/, with: "x1")
    }

    @Test("The description names exactly the addresses and methods that the router answers")
    func described() async throws {
        let document = try await server.ask(.get, "/openapi.json").object
        let paths = try #require(document["paths"] as? [String: [String: Any]])
        let described = Set(paths.flatMap { path, operations in operations.keys.map { "\($0.uppercased()) \(path)" } })
        let routed = Set(
            server.web.responder.table.endpoints.map { endpoint in
                "\(endpoint.method.rawValue) \(endpoint.path == "/openapi" ? "/openapi.json" : endpoint.path)"
            }
        )
        #expect(described == routed)
        #expect(routed.isSuperset(of: ["GET /positions", "POST /slates", "GET /slates/{id}/explain", "GET /world"]))
    }

    @Test("A role that the access policy does not name is refused; one with the scope of everything is not")
    func matrix() async throws {
        for persona in Persona.samples {
            for endpoint in server.web.responder.table.endpoints where endpoint.formats != [.eventStream] {
                let method: HTTPRequest.Method = endpoint.method == .get ? .get : .post
                let response = try await server.respond(
                    method, Self.concrete(endpoint.path), .persona(persona.key), body: ""
                )
                let isRefused = response.status == .forbidden
                let name = "\(endpoint.method.rawValue) \(endpoint.path) as \(persona.key)"
                let isNamed = endpoint.action.map { AccessPolicy.table[$0]?.contains(persona.role) == true } ?? true
                if !isNamed {
                    #expect(isRefused, "\(name)")
                } else if persona.scope == .global {
                    #expect(!isRefused, "\(name)")
                }
            }
        }
    }

    @Test("No address answers with a failure of Cadre's own, whatever stands in it")
    func noFailures() async throws {
        let hostile = [
            "%00", "%FF", "..%2F..%2Fetc", "%E2%80%AE", "' OR 1=1 --", "<script>", String(repeating: "a", count: 3_000),
        ]
        for endpoint in server.web.responder.table.endpoints
        where endpoint.method == .get && endpoint.formats != [.eventStream] {
            for text in hostile {
                let escaped =
                    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics.union(.init(charactersIn: "%")))
                    ?? ""
                let path = endpoint.path.replacing(/\{[a-z_]+\}/, with: escaped)
                for address in [path, path + "?as_of=\(escaped)&\(escaped)=\(escaped)"] {
                    let response = try await server.respond(.get, address, .persona("planner"), body: "")
                    #expect(response.status.code < 500, "\(address.prefix(120)) answered \(response.status.code)")
                }
            }
        }
    }
}
