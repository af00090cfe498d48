import CadreApplication
import CadreDomain
import CadreTestSupport
import Foundation
import HTTPTypes
import HummingbirdCore
import Testing

@testable import CadreWeb

/// The description of the real pages, checked as a document: what no reader of one part would notice.
@Suite("The description of every address holds together")
struct OpenAPITests {
    /// One method of one path.
    struct Operation {
        let name: String
        let path: String
        let endpoint: Endpoint
        let members: [String: Any]

        var parameters: [[String: Any]] { members["parameters"] as? [[String: Any]] ?? [] }
        var statuses: Set<String> { Set((members["responses"] as? [String: Any] ?? [:]).keys) }

        func names(in place: String) -> [String] {
            parameters.filter { $0["in"] as? String == place }.compactMap { $0["name"] as? String }
        }
    }

    let server: SampleServer
    let document: [String: Any]
    let operations: [Operation]

    init() async throws {
        let service = try await SampleService(Register.random(seed: 7))
        server = try SampleServer(
            endpoints: try Pages.endpoints(reference: .sample, useCases: service.useCases), visitor: .sampleStranger
        )
        document = try await server.ask(.get, "/openapi.json").object
        let paths = try #require(document["paths"] as? [String: [String: Any]])
        operations = try server.web.responder.table.endpoints.map { endpoint in
            let path = endpoint.path == "/openapi" ? "/openapi.json" : endpoint.path
            let members = paths[path]?[endpoint.method.rawValue.lowercased()] as? [String: Any]
            return Operation(
                name: "\(endpoint.method.rawValue) \(path)", path: path, endpoint: endpoint,
                members: try #require(members, "\(path)")
            )
        }
    }

    @Test("A change that needs the version of a record says where it stands")
    func versions() throws {
        var count = 0
        for operation in operations {
            for parameter in operation.parameters where parameter["name"] as? String == "If-Match" {
                count += 1
                let text = try #require(parameter["description"] as? String)
                #expect(text.contains(" of GET /"), "\(operation.name): \(text)")
            }
        }
        #expect(count >= 4)
    }

    @Test("No operation names a parameter twice, and path parameters are those of the path")
    func parameters() {
        for operation in operations {
            for place in ["query", "path", "header"] {
                let names = operation.names(in: place)
                let repeated = Dictionary(grouping: names) { $0 }.filter { $0.value.count > 1 }.keys.sorted()
                #expect(repeated.isEmpty, "\(operation.name): \(repeated) in \(place)")
            }
            let inPath = operation.path.matches(of: /\{([a-z_]+)\}/).map { String($0.output.1) }
            #expect(Set(operation.names(in: "path")) == Set(inPath), "\(operation.name)")
            for parameter in operation.parameters where parameter["in"] as? String == "path" {
                #expect(parameter["required"] as? Bool == true, "\(operation.name)")
            }
            #expect(operation.parameters.allSatisfy { $0["schema"] != nil && $0["description"] != nil })
        }
    }

    @Test("No list has a column that is named like a key which is no filter")
    func reservedNames() {
        let reserved = Set(ListQuery.reservedKeys + [FilterExpression.key, "table"])
        for operation in operations {
            let taken = operation.endpoint.filters.map(\.name).filter { reserved.contains($0) }
            #expect(taken.isEmpty, "\(operation.name): \(taken)")
        }
    }

    @Test("Every reference leads to a part of the document")
    func references() {
        func references(in value: Any) -> [String] {
            switch value {
            case let members as [String: Any]:
                return (members["$ref"] as? String).map { [$0] } ?? members.values.flatMap(references)
            case let items as [Any]: return items.flatMap(references)
            default: return []
            }
        }
        let found = Set(references(in: document))
        #expect(!found.isEmpty)
        for reference in found {
            var part: Any? = document
            for key in reference.split(separator: "/").dropFirst() { part = (part as? [String: Any])?[String(key)] }
            #expect(reference.hasPrefix("#/") && part != nil, "\(reference)")
        }
    }

    @Test("Every operation declares the statuses of its errors, and an address that is refused answers one of them")
    func statuses() async throws {
        for operation in operations {
            for code in OpenAPI.errors(of: operation.endpoint) {
                #expect(operation.statuses.contains(String(Problem.status(of: code))), "\(operation.name): \(code)")
            }
            for status in operation.endpoint.otherStatuses.keys {
                #expect(operation.statuses.contains(String(status)), "\(operation.name)")
            }
        }
        for operation in operations where operation.endpoint.formats != [.eventStream] {
            let path = operation.path.replacing(/\{country\}/, with: "PHL").replacing(/\{[a-z_]+\}/, with: "x1")
            let method = try #require(HTTPRequest.Method(operation.endpoint.method.rawValue))
            for persona in ["planner", "assignment_officer", "specialist"] {
                for query in ["", "?as_of=never", "?nonsense=1", "?limit=0", "?sort=nonsense", "?table=nonsense"] {
                    for headers in [HTTPFields.persona(persona), .json] {
                        let answer = try await server.respond(method, path + query, headers, body: "{}")
                        #expect(
                            operation.statuses.contains(String(answer.status.code)),
                            "\(operation.name)\(query) as \(persona) answered \(answer.status.code)")
                    }
                }
            }
        }
    }

    @Test("The corner of a front is described as a whole number, and a choice among words with its words")
    func kindsOfValues() throws {
        let front = try #require(operations.first { $0.path == "/slates/{id}/front" })
        let parameters = try #require(front.members["parameters"] as? [[String: Any]])
        func schema(_ name: String) -> [String: Any]? {
            parameters.first { $0["name"] as? String == name }?["schema"] as? [String: Any]
        }
        #expect(schema("corner")?["type"] as? String == "integer")
        #expect(schema("is_slate")?["enum"] as? [String] == ["yes", "no"])
        #expect(schema("objectives")?["enum"] as? [String] == ShowFront.choices)
    }

    @Test("An address that answers otherwise while it is not ready says so")
    func notReady() async throws {
        let stopped = try SampleServer(warnings: ["The disk is full."])
        let ready = try #require(operations.first { $0.path == "/readyz" })
        let answer = try await stopped.ask(.get, "/readyz")
        #expect(answer.status == 503 && ready.statuses.contains("503"))
        let responses = try #require(ready.members["responses"] as? [String: [String: Any]])
        #expect((responses["503"]?["content"] as? [String: Any])?.keys.contains("application/json") == true)
    }
}
