"""The demo: a firm with people, some clients and work, and a customer list to import."""

from rollforward.demo.firm import PASSWORD, SAMPLE, DemoFirm, demo_firm

__all__ = ["PASSWORD", "SAMPLE", "DemoFirm", "demo_firm"]
