// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// The sources of the product by symbolic link, so that measuring builds no package that the product depends on.
let package = Package(
    name: "StaffingBenchmark",
    platforms: [.macOS(.v15)],
    targets: [
        .target(name: "CadreDomain", swiftSettings: settings),
        .target(
            name: "CadrePlanning",
            dependencies: ["CadreDomain"],
            exclude: ["Explaining", "Rules", "Slates", "Verifying"],
            sources: ["Projections", "Requirements", "Roster", "Staffing"],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "measure-staffing",
            dependencies: ["CadreDomain", "CadrePlanning"],
            swiftSettings: settings
        ),
    ]
)
