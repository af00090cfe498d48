// swift-tools-version: 6.2
import PackageDescription

/// The language rules of every target; a warning is an error where `CI` is set.
let settings: [SwiftSetting] =
    [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
    ] + (Context.environment["CI"] == nil ? [] : [.treatAllWarnings(as: .error)])

let package = Package(
    name: "Cadre",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "cadre", targets: ["cadre"])],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        .target(name: "CadreDomain", swiftSettings: settings),
        .target(name: "CadreNumerics", swiftSettings: settings),
        .target(
            name: "CadreLedger",
            dependencies: [.product(name: "Crypto", package: "swift-crypto")],
            swiftSettings: settings
        ),
        .target(
            name: "CadrePlanning",
            dependencies: ["CadreDomain", "CadreNumerics"],
            swiftSettings: settings
        ),
        .target(
            name: "CadreApplication",
            dependencies: ["CadreDomain", "CadrePlanning", "CadreLedger"],
            swiftSettings: settings
        ),
        .systemLibrary(
            name: "CZlib",
            path: "Sources/CZlib",
            pkgConfig: "zlib",
            providers: [.apt(["zlib1g-dev"])]
        ),
        .systemLibrary(
            name: "CExpat",
            path: "Sources/CExpat",
            pkgConfig: "expat",
            providers: [.apt(["libexpat1-dev"])]
        ),
        .target(
            name: "CadreExchange",
            dependencies: ["CadreDomain", "CadreNumerics", "CExpat", "CZlib"],
            resources: [.copy("ReferenceTables")],
            swiftSettings: settings
        ),
        .target(
            name: "CadreStorage",
            dependencies: [
                "CadreApplication", "CadreDomain", "CadreLedger",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: settings
        ),
        .target(
            name: "CadreWeb",
            dependencies: [
                "CadreApplication", "CadreDomain", "CadrePlanning",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "Logging", package: "swift-log"),
            ],
            resources: [.copy("Templates"), .copy("Static")],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "cadre",
            dependencies: [
                "CadreApplication", "CadreDomain", "CadreExchange", "CadreLedger", "CadreNumerics",
                "CadrePlanning", "CadreStorage", "CadreWeb",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            swiftSettings: settings
        ),
        .target(
            name: "CadreTestSupport",
            dependencies: ["CadreApplication", "CadreDomain", "CadreExchange", "CadreLedger"],
            path: "Tests/CadreTestSupport",
            swiftSettings: settings
        ),
        .testTarget(name: "CadreDomainTests", dependencies: ["CadreDomain", "CadreNumerics"], swiftSettings: settings),
        .testTarget(
            name: "CadreNumericsTests", dependencies: ["CadreNumerics", "CadreTestSupport"], swiftSettings: settings
        ),
        .testTarget(name: "CadreLedgerTests", dependencies: ["CadreLedger"], swiftSettings: settings),
        .testTarget(
            name: "CadrePlanningTests",
            dependencies: ["CadrePlanning", "CadreDomain", "CadreNumerics"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "CadreApplicationTests",
            dependencies: [
                "CadreApplication", "CadreDomain", "CadreExchange", "CadreLedger", "CadreNumerics", "CadrePlanning",
                "CadreTestSupport",
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "CadreExchangeTests",
            dependencies: ["CadreExchange", "CadreDomain", "CadreNumerics", "CadreTestSupport"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "CadreStorageTests",
            dependencies: [
                "CadreStorage", "CadreApplication", "CadreDomain", "CadreLedger",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "CadreWebTests",
            dependencies: [
                "CadreWeb", "CadreApplication", "CadreDomain", "CadreLedger", "CadrePlanning", "CadreTestSupport",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: settings
        ),
        .testTarget(name: "HouseRulesTests", swiftSettings: settings),
        .testTarget(
            name: "CadreEndToEndTests",
            dependencies: ["cadre", "CadreTestSupport"],
            swiftSettings: settings
        ),
    ]
)
