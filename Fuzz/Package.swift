// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// The readers of input by symbolic link, built with libFuzzer, so that the product's own build needs none of it.
let package = Package(
    name: "CadreFuzz",
    platforms: [.macOS(.v15)],
    dependencies: [.package(url: "https://github.com/apple/swift-crypto", from: "4.5.2")],
    targets: [
        .target(name: "CadreDomain", swiftSettings: settings),
        .target(name: "CadreNumerics", swiftSettings: settings),
        .target(
            name: "CadreLedger",
            dependencies: [.product(name: "Crypto", package: "swift-crypto")],
            swiftSettings: settings
        ),
        .target(name: "CadrePlanning", dependencies: ["CadreDomain", "CadreNumerics"], swiftSettings: settings),
        .target(
            name: "CadreApplication", dependencies: ["CadreDomain", "CadrePlanning", "CadreLedger"],
            swiftSettings: settings
        ),
        .systemLibrary(name: "CZlib", path: "Sources/CZlib", pkgConfig: "zlib"),
        .systemLibrary(name: "CExpat", path: "Sources/CExpat", pkgConfig: "expat"),
        .target(
            name: "CadreExchange", dependencies: ["CadreDomain", "CadreNumerics", "CExpat", "CZlib"],
            resources: [.copy("ReferenceTables")], swiftSettings: settings
        ),
        .executableTarget(
            name: "fuzz-inputs", dependencies: ["CadreApplication", "CadreDomain", "CadreExchange"],
            swiftSettings: settings
        ),
    ]
)
