import Testing

@Suite("House rules: who may import whom")
struct ImportRulesTests {
    /// What each target may import, for the reasons in ARCHITECTURE.md.
    static let allowed: [String: Set<String>] = [
        "CadreDomain": [],
        "CadreNumerics": [],
        "CadreLedger": ["Crypto"],
        "CadrePlanning": ["CadreDomain", "CadreNumerics"],
        "CadreApplication": [
            "CadreDomain", "CadrePlanning", "CadreLedger", "Dispatch", "Synchronization",
        ],
        "CadreStorage": [
            "CadreApplication", "CadreDomain", "CadreLedger", "GRDB", "GRDBSQLite", "Foundation", "Synchronization",
        ],
        "CadreExchange": ["CadreDomain", "CadreNumerics", "CExpat", "CZlib", "Foundation"],
        "CadreWeb": [
            "CadreApplication", "CadreDomain", "CadrePlanning",
            "Hummingbird", "HummingbirdCore", "Mustache", "HTTPTypes", "NIOCore", "NIOHTTP1",
            "Logging", "Foundation", "Synchronization",
        ],
    ]
    /// The composition root, which may import everything, and the system libraries, which have no Swift file.
    static let unlimited: Set<String> = ["cadre", "CExpat", "CZlib"]

    /// Modules of the toolchain: not packages, so they may be used in more than one target.
    static let system: Set<String> = [
        "Dispatch", "Foundation", "FoundationXML", "FoundationNetworking", "Glibc", "Synchronization",
    ]
    /// Interfaces made to be spoken everywhere.
    static let everywhere: Set<String> = ["Logging"]

    @Test("Every target has a list of what it may import")
    func everyTargetIsListed() {
        #expect(Set(Repository.targets) == Self.unlimited.union(Self.allowed.keys))
    }

    @Test("Every import is on its target's list", arguments: Self.allowed.keys.sorted())
    func imports(target: String) throws {
        let list = try #require(Self.allowed[target])
        let files = Repository.swiftFiles(under: "Sources/\(target)")
        #expect(!files.isEmpty, "Sources/\(target) has no Swift file")
        for file in files {
            for module in Imports.modules(in: file.text) where !list.contains(module) {
                Issue.record("\(file.path) imports \(module)")
            }
        }
    }

    @Test("A package from outside is used in one target only, except the logging interface")
    func onePackageOneTarget() {
        var users: [String: Set<String>] = [:]
        for file in Repository.swiftFiles(under: "Sources") {
            for module in Imports.modules(in: file.text) { users[module, default: []].insert(file.target) }
        }
        for (module, targets) in users.sorted(by: { $0.key < $1.key }) where Self.isFromOutside(module) {
            #expect(targets.count == 1, "\(module) is imported by \(targets.sorted())")
        }
    }

    static func isFromOutside(_ module: String) -> Bool {
        !unlimited.contains(module) && !allowed.keys.contains(module) && !system.contains(module)
            && !everywhere.contains(module)
    }

    @Test(
        "Finds the module of every form of import",
        arguments: [
            ("import Foundation", ["Foundation"]),
            ("public import GRDB", ["GRDB"]),
            ("@testable import CadreDomain", ["CadreDomain"]),
            ("@preconcurrency internal import NIOCore // why", ["NIOCore"]),
            ("import struct Foundation.URL", ["Foundation"]),
            ("import A; import func B.c", ["A", "B"]),
            ("// import Foundation\n/* import GRDB */", []),
            ("let text = \"\"\"\n    import Foundation\n    \"\"\"", []),
            ("importer.run()", []),
        ]
    )
    func forms(sample: String, modules: [String]) {
        #expect(Imports.modules(in: sample) == modules)
    }

    @Test("Tells packages from outside from the house's own modules and the toolchain's")
    func outside() {
        #expect(Self.isFromOutside("GRDB"))
        #expect(!Self.isFromOutside("Logging"))
        #expect(!Self.isFromOutside("Foundation"))
        #expect(!Self.isFromOutside("CadreDomain"))
    }
}
